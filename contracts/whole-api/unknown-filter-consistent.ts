import type { SessionFacts } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { Verdict, Violation } from '../../core/oracle/types.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { WholeApiProbe } from '../probe.ts';

export interface UnknownFilter {
  /** `METHOD /path`. */
  readonly operation: string;
  /** It gives all there is at once, for files and other programs. */
  readonly export: boolean;
  readonly plain: Shot;
  readonly filtered: Shot;
}

const MOST = 16;
/** A convention is what at least this share of the lists does. */
const MAJORITY = 0.75;
const EXPORTS = /export|download|dump|\.(?:csv|xlsx?|ndjson)$/i;
const UNKNOWN = 'assay_no_such_filter';

export const oracle: WholeApiProbe<readonly UnknownFilter[]> = {
  id: 'unknown-filter-consistent',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'filter-invalid',
  holds: 'Lists and exports treat a filter they do not know alike',
  broken: 'A list or an export treats an unknown filter in another way than the others',
  asserts:
    'Where at least three of four lists refuse a query parameter that nobody described all of them do, exports too; the same where they ignore it.',
  why: 'Who has learned that a misspelt filter is refused trusts an export that was not: it holds the rows of everybody.',
  source: [{ standard: 'AIP', clause: '160 Filtering', url: 'https://google.aip.dev/160' }],
  remedy: 'Read query parameters in one place for all operations, and refuse there what is not described.',
  appliesToApi: (facts) =>
    readable(facts).length > 1
      ? { applies: true }
      : { applies: false, reason: 'fewer than two lists can be read without knowing anything' },
  async gather({ session, send }) {
    const asked: UnknownFilter[] = [];
    const none = { path: {}, query: {}, header: {}, cookie: {} };
    for (const operation of readable(session.facts).slice(0, MOST)) {
      const { operation: _, ...request } = session.traffic.prepare(operation, none, { purpose: 'probe' });
      const url = new URL(request.url);
      const plain = shotOf(await send(request, 'no filter'));
      if (!isSuccess(plain.status)) continue;
      url.searchParams.set(UNKNOWN, '1');
      const filtered = shotOf(await send({ ...request, url: url.href }, 'a filter that nobody described'));
      asked.push({ operation: operation.id, export: isExport(operation), plain, filtered });
    }
    return asked.length > 1 ? asked : 'fewer than two lists could be read';
  },
  verify: verifyUnknownFilters,
};

/** Lists and exports that can be asked for without parameters; exports first. */
function readable({ operations, model, config }: SessionFacts): Operation[] {
  const lists = new Set(model.lists?.map(({ operation }) => operation) ?? []);
  return operations
    .filter(({ method, path }) => method === 'GET' && !path.includes('{'))
    .filter((one) => (lists.has(one.id) || isExport(one)) && !one.parameters.some(({ required }) => required))
    .filter((one) => mayBeSent(one, config, model).applies)
    .sort((left, right) => Number(isExport(right)) - Number(isExport(left)));
}

const isExport = ({ id, path }: Operation): boolean => EXPORTS.test(path) || EXPORTS.test(id);

function verifyUnknownFilters(asked: readonly UnknownFilter[]): Verdict {
  const judged = asked.filter(({ filtered }) => unusable(filtered.status) === undefined && filtered.status < 500);
  const refusing = judged.filter(({ filtered }) => [400, 422].includes(filtered.status));
  const taking = judged.filter(({ filtered }) => isSuccess(filtered.status));
  const all = refusing.length + taking.length;
  if (all < 2) return { outcome: 'inconclusive', reason: 'fewer than two lists gave an answer that tells' };
  if (refusing.length === 0 || taking.length === 0) return { outcome: 'pass', evidence: all };
  const refuses = refusing.length >= MAJORITY * all;
  if (!refuses && taking.length < MAJORITY * all)
    return { outcome: 'inconclusive', reason: 'no convention is followed by most lists' };
  const violations = (refuses ? taking : refusing).map((one) => violationOf(one, refuses, refusing.length, all));
  return { outcome: 'fail', evidence: all, violations };
}

function violationOf(one: UnknownFilter, refuses: boolean, refusing: number, all: number): Violation {
  const others = refuses ? `${refusing} of ${all} lists refuse it` : `${all - refusing} of ${all} lists ignore it`;
  return {
    key: `${one.operation} ${refuses ? 'ignores' : 'refuses'}`,
    expected: `an unknown filter is ${refuses ? 'refused' : 'ignored'}, as elsewhere`,
    observed: `${one.operation} answers ${one.filtered.status}; ${others}`,
    witness: [one.plain.line, one.filtered.line],
    exchanges: [one.plain.exchange, one.filtered.exchange],
    confidence: 'firm',
    // Rows of an export go where nobody looks at them again.
    ...(!(refuses && one.export) && { severity: 'low' as const }),
  };
}
