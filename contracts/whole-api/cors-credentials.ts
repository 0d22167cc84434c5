import type { Violation } from '../../core/oracle/types.ts';
import { allowedOrigin, type CorsEvidence, gatherCors, type OriginAnswer } from '../cors/gather.ts';
import type { WholeApiProbe } from '../probe.ts';

/** What is wrong with the permission an answer gives; undefined when nothing is. */
function wrong({ kind, origin, words, seen, operation }: OriginAnswer, ambient: boolean): Violation | undefined {
  const allowed = allowedOrigin(seen);
  const withCredentials = seen.headers['access-control-allow-credentials']?.trim() === 'true';
  if (allowed === undefined || !withCredentials) return undefined;
  const base = {
    expected: 'no permission with credentials for a site nobody has listed',
    observed: `Access-Control-Allow-Origin: ${allowed} with credentials, to ${words}`,
    witness: [`Origin: ${origin} at ${operation}: ${seen.line}`],
    exchanges: [seen.exchange],
    confidence: 'certain',
  } as const;
  if (allowed === '*') return { ...base, key: 'any origin with credentials', severity: 'medium' };
  if (allowed !== origin || kind === 'trusted') return undefined;
  if (kind === 'null') return { ...base, key: 'null with credentials', severity: 'high' };
  if (kind === 'look-alike') return { ...base, key: `look-alike with credentials: ${words}`, severity: 'high' };
  // A bearer token is sent by the site's own script only, which must have it first.
  return { ...base, key: 'every origin with credentials', severity: ambient ? 'critical' : 'high' };
}

export const oracle: WholeApiProbe<CorsEvidence> = {
  id: 'cors-credentials',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'cors',
  holds: 'No unknown site may send requests with credentials',
  broken: 'Unknown sites may send requests with credentials',
  asserts:
    'An Origin that is unknown, null or only looks like a trusted one gets no Access-Control-Allow-Origin together with Access-Control-Allow-Credentials: true.',
  why: 'Any page that a signed-in user opens reads and changes data in the name of that user.',
  source: [
    {
      standard: 'Fetch',
      clause: '3.3.5 CORS protocol and credentials',
      url: 'https://fetch.spec.whatwg.org/#cors-protocol-and-credentials',
    },
    { standard: 'CWE', clause: '942', url: 'https://cwe.mitre.org/data/definitions/942.html' },
  ],
  remedy: 'Compare the whole Origin with a list of exact origins; never send it back unseen, and never allow null.',
  appliesToApi: () => ({ applies: true }),
  gather: gatherCors,
  verify({ answers, ambient }) {
    const judged = answers.filter(({ kind, seen }) => kind !== 'trusted' && seen.status > 0 && seen.status < 500);
    if (judged.length === 0) return { outcome: 'inconclusive', reason: 'no request with an Origin was answered' };
    const violations = new Map<string, Violation>();
    for (const answer of judged) {
      const one = wrong(answer, ambient);
      if (one && !violations.has(one.key)) violations.set(one.key, one);
    }
    // A server that repeats any origin repeats null and look-alikes too.
    const every = violations.get('every origin with credentials');
    const told = every ? [every] : [...violations.values()];
    if (told.length > 0) return { outcome: 'fail', evidence: judged.length, violations: told };
    return { outcome: 'pass', evidence: judged.length };
  },
};
