import { AssayError } from '../errors/assay-error.ts';
import type { ConfigProblem } from './source.ts';

/** One CONFIG_INVALID error out of all problems: the first in full, the rest listed. */
export function configError(problems: readonly ConfigProblem[]): AssayError {
  const [first, ...rest] = problems;
  if (first === undefined) throw new RangeError('no problem, no error');
  const others = rest.map(
    ({ where, what, observed, accepted, hint }) =>
      `also wrong, ${where}: ${what}; received ${observed}, accepted: ${accepted}${hint === undefined ? '' : `; ${hint}`}`,
  );
  const hints = first.hint === undefined ? [] : [first.hint];
  return new AssayError('CONFIG_INVALID', {
    what: problems.length === 1 ? first.what : `${first.what} (and ${rest.length} more)`,
    where: first.where,
    observed: first.observed,
    expected: first.accepted,
    reasons: [...hints, ...others],
    next: 'correct what is named above and run the same command again; `assay run --help` lists every setting',
  });
}
