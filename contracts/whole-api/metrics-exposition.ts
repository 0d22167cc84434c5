import type { Violation } from '../../core/oracle/types.ts';
import { gatherMetrics, type MetricsEvidence } from '../metrics/gather.ts';
import { typeProblems } from '../metrics/histogram-problems.ts';
import { parseExposition } from '../metrics/parse-exposition.ts';
import type { WholeApiProbe } from '../probe.ts';

export const oracle: WholeApiProbe<MetricsEvidence> = {
  id: 'metrics-exposition',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'metrics',
  holds: 'The metrics can be read by Prometheus',
  broken: 'The metrics cannot be read by Prometheus, or are wrong in themselves',
  asserts:
    'Every line of the metrics is of the text format, no series comes twice, counters are not negative, and the buckets of histograms add up to their count.',
  why: 'The scrape fails as a whole: dashboards are empty and alerts are silent when they are needed.',
  source: [
    {
      standard: 'Prometheus',
      clause: 'Exposition formats, text-based format',
      url: 'https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format',
    },
  ],
  remedy: 'Let a client library write the metrics; escape backslash, quote and line break in label values.',
  appliesToApi: () => ({ applies: true }),
  gather: gatherMetrics,
  verify({ before, after }) {
    const looks = [before, after].map((look) => ({ look, read: parseExposition(look.text) }));
    const violations = new Map<string, Violation>();
    for (const { look, read } of looks) {
      const found = [
        ...read.problems.map(({ line, kind, text }) => ({
          key: kind,
          words: `line ${line}: ${kind}${text && `: ${text}`}`,
        })),
        ...read.families.flatMap(typeProblems).map((words) => ({ key: words, words })),
      ];
      for (const { key, words } of found) {
        if (violations.has(key)) continue;
        violations.set(key, {
          key,
          expected: 'the text format of Prometheus 0.0.4',
          observed: words,
          witness: [look.seen.line, words],
          exchanges: [look.seen.exchange],
          confidence: 'certain',
        });
      }
    }
    const evidence = looks.reduce((sum, { read }) => sum + (read.families.length > 0 ? 1 : 0), 0);
    if (violations.size > 0)
      return { outcome: 'fail', evidence: Math.max(1, evidence), violations: [...violations.values()] };
    if (evidence === 0) return { outcome: 'not-tested', reason: 'there are no metrics yet' };
    return { outcome: 'pass', evidence };
  },
};
