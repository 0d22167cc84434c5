import type { ResolvedConfig } from '../../core/config/types.ts';
import type { Operation } from '../../core/operations/types.ts';

/** A secured GET whose URL is the same for all callers. */
export function isSharedUrl(operation: Operation): boolean {
  const secured = operation.security.length > 0 && operation.security.every((alternative) => alternative.length > 0);
  return operation.method === 'GET' && !operation.path.includes('{') && secured;
}

/** The first identity that is said to be of another tenant than the default one. */
export function strangerOf({ identities }: ResolvedConfig): string | undefined {
  const own = identities.default?.tenant;
  const others = Object.entries(identities).filter(
    ([, { tenant }]) => own !== undefined && tenant !== undefined && tenant !== own,
  );
  return others[0]?.[0];
}
