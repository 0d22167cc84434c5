import type { Violation } from '../../core/oracle/types.ts';
import { type CorsEvidence, gatherCors, type Preflight } from '../cors/gather.ts';
import type { WholeApiProbe } from '../probe.ts';

/** A day; browsers cut longer ones (the largest is 24 h). */
const LONGEST_SECONDS = 86_400;

function wrong({ origin, operation, seen }: Preflight): Violation[] {
  const base = {
    witness: [`Origin: ${origin}, preflight of ${operation}: ${seen.line}`],
    exchanges: [seen.exchange],
    confidence: 'certain',
  } as const;
  if (seen.status === 401 || seen.status === 403) {
    return [
      {
        ...base,
        key: 'preflight needs credentials',
        expected: 'a preflight for an allowed origin is answered without credentials',
        observed: `status ${seen.status}`,
      },
    ];
  }
  const age = Number(seen.headers['access-control-max-age']);
  if (!Number.isFinite(age) || age <= LONGEST_SECONDS) return [];
  return [
    {
      ...base,
      key: 'Max-Age too long',
      expected: `Access-Control-Max-Age of at most ${LONGEST_SECONDS}`,
      observed: `Access-Control-Max-Age: ${age}`,
      severity: 'low',
    },
  ];
}

export const oracle: WholeApiProbe<CorsEvidence> = {
  id: 'cors-preflight',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'cors',
  holds: 'Preflights are answered without credentials',
  broken: 'Preflights cannot succeed',
  asserts:
    'The preflight of an origin that the operation allows is not refused for want of credentials, and is remembered for a day at most.',
  why: 'Browsers send preflights without credentials: the front end never gets to the request itself.',
  source: [
    {
      standard: 'Fetch',
      clause: '4.8 CORS-preflight fetch',
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    },
    {
      standard: 'Fetch',
      clause: '3.3.3 HTTP responses, Access-Control-Max-Age',
      url: 'https://fetch.spec.whatwg.org/#http-access-control-max-age',
    },
  ],
  remedy: 'Answer OPTIONS with its CORS headers before credentials are asked for.',
  appliesToApi: () => ({ applies: true }),
  gather: gatherCors,
  verify({ preflights }) {
    const judged = preflights.filter(({ seen }) => seen.status > 0 && seen.status < 500 && seen.status !== 429);
    if (judged.length === 0) return { outcome: 'not-tested', reason: 'no origin was found that the API allows' };
    const violations = new Map<string, Violation>();
    for (const preflight of judged) for (const one of wrong(preflight)) violations.set(one.key, one);
    if (violations.size > 0) return { outcome: 'fail', evidence: judged.length, violations: [...violations.values()] };
    return { outcome: 'pass', evidence: judged.length };
  },
};
