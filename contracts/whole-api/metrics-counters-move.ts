import { gatherMetrics, type Look, type MetricsEvidence } from '../metrics/gather.ts';
import { type Family, parseExposition } from '../metrics/parse-exposition.ts';
import type { WholeApiProbe } from '../probe.ts';

const OF_REQUESTS = /(^|_)(http|requests?)(_|$)/i;
const OF_CLIENTS = /client|outgoing|upstream/i;

/** Names and values of all counts of requests that were served. */
function counts({ name, type, samples }: Family): [string, number][] {
  if (!OF_REQUESTS.test(name) || OF_CLIENTS.test(name)) return [];
  const counted = type === 'counter' ? samples : samples.filter((one) => one.name === `${name}_count`);
  if (type !== 'counter' && type !== 'histogram' && type !== 'summary') return [];
  return [[name, counted.reduce((sum, { value }) => sum + value, 0)]];
}

const countsOf = (look: Look): Map<string, number> => new Map(parseExposition(look.text).families.flatMap(counts));

/** The process behind an answer, where the metrics say it. */
const processOf = ({ text }: Look): string | undefined => /^process_start_time_seconds\S*\s+(\S+)/m.exec(text)?.[1];

export const oracle: WholeApiProbe<MetricsEvidence> = {
  id: 'metrics-counters-move',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'metrics',
  holds: 'Requests are counted in the metrics',
  broken: 'Requests are not counted in the metrics',
  asserts: 'A count of requests in the metrics grows by the requests that were sent between two looks.',
  why: 'Rates and error budgets are made from counters that stand still: an outage looks like a quiet night.',
  source: [
    {
      standard: 'Prometheus',
      clause: 'Instrumentation, Online-serving systems',
      url: 'https://prometheus.io/docs/practices/instrumentation/#online-serving-systems',
    },
  ],
  remedy: 'Count every request where it ends, for all methods, routes and statuses, refusals included.',
  appliesToApi: () => ({ applies: true }),
  gather: gatherMetrics,
  verify({ before, sent, after }) {
    if (sent === 0) return { outcome: 'not-tested', reason: 'no request could be sent in between' };
    if (processOf(before) !== processOf(after))
      return { outcome: 'inconclusive', reason: 'two processes answered: each counts its own requests' };
    const [earlier, later] = [countsOf(before), countsOf(after)];
    if (later.size === 0) return { outcome: 'not-tested', reason: 'no metric looks like a count of requests' };
    const growth = [...later].map(([name, value]) => ({ name, by: value - (earlier.get(name) ?? 0) }));
    const most = Math.max(...growth.map(({ by }) => by));
    if (most >= sent) return { outcome: 'pass', evidence: sent };
    // The looks themselves may be counted; some of the requests may have gone to another instance.
    if (!(most < sent / 2)) return { outcome: 'inconclusive', reason: `${most} of ${sent} requests were counted` };
    return {
      outcome: 'fail',
      evidence: sent,
      violations: [
        {
          key: 'not counted',
          expected: `a count of requests that grows by ${sent}`,
          observed: `grown at most by ${most}`,
          witness: [
            before.seen.line,
            `${sent} requests`,
            after.seen.line,
            ...growth.slice(0, 3).map(({ name, by }) => `${name} grew by ${by}`),
          ],
          exchanges: [before.seen.exchange, after.seen.exchange],
          confidence: processOf(after) === undefined ? 'tentative' : 'firm',
        },
      ],
    };
  },
};
