import type { Violation } from '../../core/oracle/types.ts';
import { gatherMetrics, type MetricsEvidence } from '../metrics/gather.ts';
import { parseExposition } from '../metrics/parse-exposition.ts';
import type { WholeApiProbe } from '../probe.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const NUMBER_IN_PATH = /\/\d+(\/|$)/;
const OF_A_PATH = /^(path|route|url|uri|endpoint|handler|resource|target|http_route|http_target)$/i;
/** One for each instance, not one for each thing. */
const OF_AN_INSTANCE = /instance|pod|container|host|node|replica|worker|deployment|session|build|commit|version/i;
/** Two could be constants. */
const FEWEST = 3;

export const oracle: WholeApiProbe<MetricsEvidence> = {
  id: 'metrics-labels',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'metrics',
  holds: 'No label of the metrics grows with the data',
  broken: 'A label of the metrics holds ids',
  asserts: 'No label holds ids of single things; paths stand there as their templates.',
  why: 'Every id makes new series: the monitoring slows down, costs more, and goes down with the load it should show.',
  source: [
    {
      standard: 'Prometheus',
      clause: 'Instrumentation, Do not overuse labels',
      url: 'https://prometheus.io/docs/practices/instrumentation/#do-not-overuse-labels',
    },
    {
      standard: 'OpenTelemetry semantic conventions',
      clause: 'HTTP metrics, http.route',
      url: 'https://opentelemetry.io/docs/specs/semconv/http/http-metrics/',
    },
  ],
  remedy: 'Label by route template, method and status; put ids into traces and logs.',
  appliesToApi: () => ({ applies: true }),
  gather: gatherMetrics,
  verify({ after }) {
    const { families } = parseExposition(after.text);
    const values = new Map<string, Set<string>>();
    let labelled = 0;
    for (const { labels } of families.flatMap(({ samples }) => samples)) {
      for (const [name, value] of Object.entries(labels)) {
        labelled++;
        const raw =
          !OF_AN_INSTANCE.test(name) && (UUID.test(value) || (OF_A_PATH.test(name) && NUMBER_IN_PATH.test(value)));
        if (raw) values.set(name, (values.get(name) ?? new Set()).add(value));
      }
    }
    const violations = [...values].flatMap(([name, found]): Violation[] => {
      if (found.size < FEWEST) return [];
      return [
        {
          key: `ids in ${name}`,
          expected: 'route templates, and no ids',
          observed: `${found.size} values of the label ${name} with ids in them`,
          witness: [after.seen.line, ...[...found].slice(0, 3).map((value) => `${name}="${value}"`)],
          exchanges: [after.seen.exchange],
          confidence: 'firm',
        },
      ];
    });
    if (violations.length > 0) return { outcome: 'fail', evidence: labelled, violations };
    if (labelled === 0) return { outcome: 'not-tested', reason: 'the metrics have no labels' };
    return { outcome: 'pass', evidence: labelled };
  },
};
