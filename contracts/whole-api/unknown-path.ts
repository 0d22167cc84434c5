import type { OutgoingRequest } from '../../core/exchange/types.ts';
import type { Violation } from '../../core/oracle/types.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { WholeApiProbe } from '../probe.ts';

export const oracle: WholeApiProbe<readonly Shot[]> = {
  id: 'unknown-path',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'status-semantics',
  holds: 'Paths that do not exist are refused',
  broken: 'A path that does not exist is not refused',
  asserts: 'A GET of a path that nobody described is answered neither with success nor with a server error.',
  why: 'A client with a wrong address takes the success for an answer to its question, and monitoring sees nothing.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '15.5.5 404 Not Found',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
    },
  ],
  remedy: 'End the routing with a 404 in the format of the other errors.',
  appliesToApi: () => ({ applies: true }),
  async gather({ session, send }) {
    const { facts } = session;
    const base = facts.baseUrl.replace(/\/$/, '');
    const collection = facts.operations.find(({ method, path }) => method === 'GET' && !path.includes('{'))?.path;
    const nothing = `assay-no-such-path-${facts.runToken}`;
    const paths = [
      `/${nothing}`,
      ...(collection === undefined ? [] : [`${collection.replace(/\/$/, '')}/${nothing}/${nothing}`]),
    ];
    const shots: Shot[] = [];
    for (const path of paths) {
      const request: OutgoingRequest = {
        method: 'GET',
        url: `${base}${path}`,
        headers: { accept: 'application/json' },
        purpose: 'probe',
      };
      shots.push(shotOf(await send(request, 'a path that nobody described')));
    }
    return shots;
  },
  verify(shots) {
    const usable = shots.filter(({ status }) => unusable(status) === undefined);
    if (usable.length === 0)
      return { outcome: 'inconclusive', reason: unusable(shots[0]?.status ?? 0) ?? 'nothing was asked' };
    const violations = usable.flatMap((shot) => violationOf(shot) ?? []);
    const [first] = violations;
    if (first) return { outcome: 'fail', evidence: usable.length, violations: distinct(violations) };
    const refused = usable.filter(({ status }) => status >= 400);
    if (refused.length > 0) return { outcome: 'pass', evidence: refused.length };
    return { outcome: 'inconclusive', reason: 'unknown paths are redirected' };
  },
};

const distinct = (violations: readonly Violation[]): Violation[] => [
  ...new Map(violations.map((one) => [one.key, one])).values(),
];

function violationOf({ status, headers, line, exchange }: Shot): Violation | undefined {
  const common = { expected: '404, or another 4xx', witness: [line], exchanges: [exchange] };
  if (status >= 500 && status !== 501)
    return { ...common, key: 'server error', observed: `status ${status}`, confidence: 'firm' };
  if (!isSuccess(status)) return undefined;
  // The page of a single-page application is served for any path on purpose; it hides every wrong address all the same.
  const page = /^(text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '');
  return {
    ...common,
    key: page ? 'page' : 'success',
    observed: `status ${status}${page ? ' with a page for people' : ''}`,
    confidence: page ? 'tentative' : 'firm',
    ...(page && { severity: 'low' as const }),
  };
}
