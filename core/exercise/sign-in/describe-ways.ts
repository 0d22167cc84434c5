import type { Identity } from '../../config/access-types.ts';
import type { SignInWay } from './types.ts';

/** One sentence for each identity that has credentials: how it gets them. Without secrets. */
export function describeWays(
  ways: ReadonlyMap<string, SignInWay>,
  identities: Readonly<Record<string, Identity>>,
): string[] {
  return [...ways].flatMap(([name, way]) => {
    if (way.kind === 'given' && way.words === 'no credentials') return [];
    const { role, tenant } = identities[name] ?? {};
    const labels = [
      ...(role === undefined ? [] : [`role ${role}`]),
      ...(tenant === undefined ? [] : [`tenant ${tenant}`]),
    ];
    const label = labels.length === 0 ? '' : ` (${labels.join(', ')})`;
    return [`${name}${label}: ${way.words}${way.inferred === undefined ? '' : `; inferred ${way.inferred}`}`];
  });
}
