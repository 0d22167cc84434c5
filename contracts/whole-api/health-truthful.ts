import type { Violation } from '../../core/oracle/types.ts';
import { readingsAt, urlAt } from '../at-base.ts';
import { partsOf, stateOf } from '../health/state.ts';
import type { WholeApiProbe } from '../probe.ts';
import { type Seen, seenOf } from '../seen.ts';

export interface HealthAnswer {
  readonly path: string;
  readonly seen: Seen;
}

const HEALTH = /(^|\/)(health|healthz|livez|readyz|liveness|readiness|health-?check)(\/|$)|^\/(live|ready)\/?$/i;
/** Asked for when the description names none. */
const WELL_KNOWN = ['health', 'healthz', 'livez', 'readyz', 'health/live', 'health/ready', 'actuator/health'];
const PASSWORD_IN_URL = /\b[a-z][a-z0-9+.-]*:\/\/[^/\s:@"']+:[^/\s@"']+@/i;

function wrong({ path, seen }: HealthAnswer): Violation[] {
  const { body, status } = seen;
  const state = stateOf(body);
  const down = partsOf(body).filter((part) => part.state === 'down');
  const base = { witness: [seen.line], exchanges: [seen.exchange] };
  const found: Violation[] = [];
  if (state === 'down' && status < 400) {
    found.push({
      ...base,
      key: `down with a success at ${path}`,
      expected: 'a status of 400 or above, usually 503, where the body says that the service is down',
      observed: `status ${status} with a body that says it is down`,
      confidence: 'firm',
    });
  }
  if (state === 'up' && status < 400 && down.length > 0) {
    found.push({
      ...base,
      key: `up although a part is down at ${path}`,
      expected: '503, or a word such as warn or degraded, where a dependency is down',
      observed: `status ${status} and up, although it says that ${down.map(({ name }) => name).join(', ')} is down`,
      confidence: 'tentative',
    });
  }
  if (state === 'up' && status >= 500) {
    found.push({
      ...base,
      key: `up with an error at ${path}`,
      expected: 'a success where the body says that the service is up',
      observed: `status ${status} with a body that says it is up`,
      confidence: 'firm',
      severity: 'low',
    });
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
  if (PASSWORD_IN_URL.test(text)) {
    found.push({
      ...base,
      key: `credentials at ${path}`,
      expected: 'nothing that lets a stranger in',
      observed: 'the address of a dependency with its password',
      confidence: 'certain',
    });
  }
  return found;
}

export const oracle: WholeApiProbe<readonly HealthAnswer[]> = {
  id: 'health-truthful',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'health',
  holds: 'Health endpoints say by their status what they say in words',
  broken: 'A health endpoint says one thing and answers another',
  asserts:
    'A health answer whose body says that the service or what it needs is down is no success, one that says it is up is one, and none shows credentials.',
  why: 'Load balancers look at the status only: they send users to an instance that cannot serve them, or to none at all.',
  source: [
    {
      standard: 'draft-inadarei-api-health-check',
      clause: '3.1 status',
      url: 'https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06#section-3.1',
    },
    {
      standard: 'Kubernetes',
      clause: 'Configure Liveness, Readiness and Startup Probes',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    },
  ],
  remedy: 'Answer readiness with 503 when something is down that requests need; keep liveness free of dependencies.',
  appliesToApi: () => ({ applies: true }),
  async gather({ session, send }) {
    const documented = readingsAt(session.facts, HEALTH).map(({ path }) => path);
    const answers: HealthAnswer[] = [];
    for (const path of documented.length > 0 ? documented : WELL_KNOWN) {
      const url = urlAt(session.facts, path);
      const request = { method: 'GET', url, headers: {}, purpose: 'probe', identity: 'anonymous' } as const;
      const seen = seenOf(session, await send(request, 'how the service is'));
      const isHtml = /html/i.test(seen.headers['content-type'] ?? '');
      if (seen.status !== 0 && seen.status !== 404 && !isHtml) answers.push({ path, seen });
    }
    return answers.length > 0 ? answers : 'no health endpoint was found in the description or at the usual places';
  },
  verify(answers) {
    const judged = answers.filter(({ seen }) => stateOf(seen.body) !== undefined);
    const violations = answers.flatMap(wrong);
    if (violations.length > 0) return { outcome: 'fail', evidence: Math.max(1, judged.length), violations };
    if (judged.length === 0)
      return { outcome: 'not-tested', reason: 'the health endpoints say nothing in words that could be compared' };
    const parts = judged.reduce((sum, { seen }) => sum + partsOf(seen.body).length, 0);
    return { outcome: 'pass', evidence: judged.length, note: `${parts} dependencies are listed` };
  },
};
