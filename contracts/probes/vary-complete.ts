import type { Violation } from '../../core/oracle/types.ts';
import { directivesOf } from '../cache-control.ts';
import { variesBy } from '../http/vary.ts';
import type { HeaderChanges, Probe } from '../probe.ts';
import { isSuccess, type Seen, seenOf } from '../seen.ts';

/** Two answers to one request but for one header. */
export interface Pair {
  /** Request header, lower case. */
  readonly header: string;
  /** Response header that tells the difference. */
  readonly tells: string;
  readonly one: Seen;
  readonly other: Seen;
}

const AXES = [{ header: 'accept-language', tells: 'content-language', values: ['en', 'de'] }] as const;

const mediaType = (text: string | undefined): string => text?.split(';')[0]?.trim().toLowerCase() ?? '';
const told = ({ headers }: Seen, tells: string): string =>
  tells === 'content-type' ? mediaType(headers[tells]) : (headers[tells] ?? '').toLowerCase();
const isStored = ({ headers }: Seen): boolean => !directivesOf(headers['cache-control']).has('no-store');

export const oracle: Probe<readonly Pair[]> = {
  id: 'vary-complete',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'cache-rules',
  holds: 'Vary names what an answer depends on',
  broken: 'Vary lacks what an answer depends on',
  asserts:
    'Where language or media type of an answer that caches may keep follow a request header, Vary names that header.',
  why: 'A cache answers with a language or format that the client has not asked for and cannot read.',
  source: [
    { standard: 'RFC 9110', clause: '12.5.5 Vary', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5' },
    {
      standard: 'RFC 9111',
      clause: '4.1 Calculating Cache Keys with the Vary Header Field',
      url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.1',
    },
  ],
  remedy: 'Let the code that looks at the request header add its name to Vary, also when it changes nothing.',
  considers: ({ method }) => method === 'GET',
  appliesTo: () => ({ applies: true }),
  async gather({ session, operation, accepted, request, send }) {
    const [first] = accepted;
    if (!first) return 'no request was accepted';
    if (!isStored(seenOf(session, first.exchange))) return 'its answers may be kept by no cache';
    const types = operation.responses
      .filter(({ status }) => status.startsWith('2'))
      .flatMap(({ contents }) => contents.map(({ type }) => type))
      .filter((type) => !type.includes('*'));
    const [left, right] = types;
    const byType = { header: 'accept', tells: 'content-type', values: [left ?? '', right ?? ''] } as const;
    const pairs: Pair[] = [];
    for (const { header, tells, values } of [...AXES, ...(right === undefined ? [] : [byType])]) {
      const seen: Seen[] = [];
      for (const value of values) {
        const headers: HeaderChanges = { [header]: value };
        const prepared = await request({ headers });
        if (typeof prepared === 'string') return prepared;
        seen.push(seenOf(session, await send(prepared, `a valid request with ${header}: ${value}`)));
      }
      const [one, other] = seen;
      if (one && other) pairs.push({ header, tells, one, other });
    }
    return pairs;
  },
  verify(pairs) {
    const judged = pairs.filter(
      ({ one, other, tells }) =>
        isSuccess(one) &&
        isSuccess(other) &&
        isStored(one) &&
        isStored(other) &&
        told(one, tells) !== told(other, tells),
    );
    if (judged.length === 0) return { outcome: 'not-tested', reason: 'no answer followed Accept or Accept-Language' };
    const violations = judged.flatMap(({ header, tells, one, other }): Violation[] => {
      const bare = [other, one].find(({ headers }) => !variesBy(headers.vary, header));
      if (!bare) return [];
      const isShared = directivesOf(bare.headers['cache-control']).has('public');
      return [
        {
          key: header,
          expected: `Vary: ${header}`,
          observed: `Vary: ${bare.headers.vary ?? '(none)'}, although ${tells} follows ${header}`,
          witness: [one, other].map(({ line, headers }) => `${tells}: ${headers[tells] ?? '(none)'}: ${line}`),
          exchanges: [one.exchange, other.exchange].sort((left) => (left === bare.exchange ? 1 : -1)),
          confidence: 'certain',
          severity: isShared ? 'medium' : 'low',
          everywhere: true,
        },
      ];
    });
    if (violations.length > 0) return { outcome: 'fail', evidence: judged.length, violations };
    return { outcome: 'pass', evidence: judged.length };
  },
};
