import { nearest } from '../../core/config/nearest.ts';
import type { ResolvedConfig } from '../../core/config/types.ts';
import { AssayError } from '../../core/errors/assay-error.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { selects } from '../../core/plan/safety.ts';
import type { Description } from '../../core/spec/types.ts';
import { findK6 } from '../../load/engines/find-k6.ts';
import { profiles } from '../../load/profiles/index.ts';

/** What can be known to be missing before a request is sent. Throws CONFIG_INVALID and TOOL_MISSING. */
export async function checkNeeds(config: ResolvedConfig): Promise<void> {
  if (!config.only.includes('load') || !config.load) return;
  const known = Object.keys(profiles);
  const profile = profiles[config.profile];
  if (profile === undefined) {
    const near = nearest(config.profile, known);
    throw new AssayError('CONFIG_INVALID', {
      what: 'There is no load profile of this name.',
      where: '--profile (or ASSAY_PROFILE, or profile in the configuration file)',
      observed: `'${config.profile}'`,
      expected: known.join(', '),
      reasons: [near === undefined ? 'the name is mistyped' : `did you mean '${near}'?`],
      next: `assay run --profile ${near ?? known[0]}, or leave load out with --no-load`,
    });
  }
  if (config.k6.engine === 'autocannon') return;
  const k6 = await findK6({ bin: config.k6.bin });
  if (k6 !== null || (config.k6.engine === 'auto' && profile.embeddedConnections !== null)) return;
  throw new AssayError('TOOL_MISSING', {
    what: 'k6 was asked for and is not there.',
    where: config.k6.engine === 'k6' ? '--engine k6' : `--profile ${config.profile}`,
    observed: 'no k6 in the cache and none on PATH',
    expected: 'k6 2.x',
    reasons: ['it was never installed on this machine', 'it is installed and not on the PATH'],
    next: 'assay doctor says how to get it; --k6-bin PATH names one; --engine autocannon does without',
  });
}

/** A filter that fits nothing is a typing mistake, not a wish to test nothing. Throws CONFIG_INVALID. */
export function checkFilters(config: ResolvedConfig, description: Description): void {
  if (config.include.length === 0) return;
  const { operations } = operationsOf(description);
  if (operations.length === 0) return;
  for (const wanted of config.include) {
    if (operations.some((operation) => selects([wanted], operation))) continue;
    const names = operations.flatMap(({ id, operationId, module }) => [id, operationId ?? id, module]);
    const near = nearest(wanted, [...new Set(names)]);
    throw new AssayError('CONFIG_INVALID', {
      what: 'No operation and no module fits what is to be included.',
      where: '--include (or ASSAY_INCLUDE, or include in the configuration file)',
      observed: `'${wanted}'`,
      expected: "'GET /path' as in the description, an operationId or a tag; * stands for any characters",
      reasons: [
        near === undefined
          ? `the description has no such operation (${operations.length} others)`
          : `did you mean '${near}'?`,
      ],
      next: 'assay plan lists every operation with its module',
    });
  }
}
