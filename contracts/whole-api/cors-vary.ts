import { allowedOrigin, type CorsEvidence, gatherCors, type OriginAnswer } from '../cors/gather.ts';
import { variesBy } from '../http/vary.ts';
import type { WholeApiProbe } from '../probe.ts';

/** Two answers of one operation that allow different origins. */
function dependent(answers: readonly OriginAnswer[]): OriginAnswer[] {
  const byOperation = Map.groupBy(answers, ({ operation }) => operation);
  return [...byOperation.values()].flatMap((same) => {
    const allowed = new Set(same.map(({ seen }) => allowedOrigin(seen) ?? ''));
    return allowed.size > 1 ? same : [];
  });
}

const isStored = ({ seen }: OriginAnswer): boolean => !/no-store/i.test(seen.headers['cache-control'] ?? '');
const isShared = (answer: OriginAnswer): boolean =>
  isStored(answer) && /public|s-maxage/i.test(answer.seen.headers['cache-control'] ?? '');

export const oracle: WholeApiProbe<CorsEvidence> = {
  id: 'cors-vary',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'cors',
  holds: 'Answers that depend on the Origin say so',
  broken: 'Answers depend on the Origin without saying so',
  asserts: 'Where Access-Control-Allow-Origin depends on the Origin of the request, every answer has Vary: Origin.',
  why: 'A cache hands one site the permission of another: pages fail by chance, or read what they should not.',
  source: [
    {
      standard: 'Fetch',
      clause: '3.3.7 CORS protocol and HTTP caches',
      url: 'https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches',
    },
    { standard: 'RFC 9110', clause: '12.5.5 Vary', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5' },
  ],
  remedy: 'Add Vary: Origin to every answer of such an operation, also to those that allow nothing.',
  appliesToApi: () => ({ applies: true }),
  gather: gatherCors,
  verify({ answers }) {
    const judged = dependent(answers.filter(({ seen }) => seen.status > 0 && seen.status < 400));
    if (judged.length === 0) return { outcome: 'not-tested', reason: 'no answer allowed one origin and another not' };
    const bare = judged.filter(({ seen }) => !variesBy(seen.headers.vary, 'origin'));
    const shown = bare.find(isShared) ?? bare.find(isStored) ?? bare[0];
    if (!shown) return { outcome: 'pass', evidence: judged.length };
    const severity = isShared(shown) ? 'high' : isStored(shown) ? 'medium' : 'low';
    return {
      outcome: 'fail',
      evidence: judged.length,
      violations: [
        {
          key: 'Vary lacks Origin',
          expected: 'Vary: Origin',
          observed: `Vary: ${shown.seen.headers.vary ?? '(none)'} in ${bare.length} of ${judged.length} answers that depend on the Origin`,
          witness: judged
            .slice(0, 4)
            .map(({ origin, seen }) => `Origin: ${origin}: allows ${allowedOrigin(seen) ?? 'none'}: ${seen.line}`),
          exchanges: [shown.seen.exchange],
          confidence: 'certain',
          severity,
        },
      ],
    };
  },
};
