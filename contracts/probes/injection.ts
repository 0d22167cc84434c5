import type { Violation } from '../../core/oracle/types.ts';
import { gatherInjection, type InjectionEvidence, type Pair } from '../injection/gather.ts';
import type { Probe } from '../probe.ts';
import { writtenResource } from '../written-item.ts';

export const oracle: Probe<InjectionEvidence> = {
  id: 'injection',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'injection',
  holds: 'What callers send is data, never code',
  broken: 'What a caller sent was run as code',
  asserts:
    'Payloads that differ only in whether they are true as SQL are answered alike, and arithmetic in a template is returned as it was sent.',
  why: "Whoever can add a condition to a statement reads and changes everybody's data.",
  source: [
    { standard: 'CWE', clause: '89 SQL Injection', url: 'https://cwe.mitre.org/data/definitions/89.html' },
    { standard: 'CWE', clause: '1336 Template Injection', url: 'https://cwe.mitre.org/data/definitions/1336.html' },
    {
      standard: 'OWASP',
      clause: 'WSTG 4.7.5 Testing for SQL Injection',
      url: 'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/07-Input_Validation_Testing/05-Testing_for_SQL_Injection',
    },
  ],
  remedy: 'Bind values as parameters; choose column names from a list; never render what callers send.',
  considers: (operation, facts) =>
    (operation.method === 'GET' && operation.parameters.some((one) => one.in === 'query' || one.in === 'path')) ||
    writtenResource(operation, facts) !== undefined,
  appliesTo: () => ({ applies: true }),
  gather: gatherInjection,
  verify({ pairs, rendered, tried }) {
    const differing = pairs.filter(isBroken);
    const broken = differing.filter(({ unsteady }) => !unsteady);
    const violations = [
      ...broken.map(conditionOf),
      ...rendered.map(({ place, payload, shown, exchange }) => ({
        key: `template ${place}`,
        expected: `${place} as it was sent`,
        observed: `the result of an expression in it: ${shown}`,
        witness: [`${place} ${JSON.stringify(payload)} -> shows ${shown}`],
        exchanges: [exchange],
        confidence: 'firm' as const,
      })),
    ];
    if (violations.length > 0) return { outcome: 'fail', evidence: tried, violations };
    if (tried === 0) return { outcome: 'not-applicable', reason: 'it takes no free text in a query, path or body' };
    if (differing.length > 0)
      return { outcome: 'inconclusive', reason: 'one and the same request is answered now so and now otherwise' };
    const answered = pairs.some(({ truth }) => truth.status > 0) || tried > pairs.length;
    return answered
      ? { outcome: 'pass', evidence: tried }
      : { outcome: 'inconclusive', reason: 'no payload was answered' };
  },
};

const isSuccess = (status: number): boolean => status >= 200 && status < 300;
const isRefused = (status: number): boolean => status >= 400 && status !== 429 && ![502, 503, 504].includes(status);

/** Both times the true one found more than the false one, or was understood where the false one was not. */
function isBroken({ first, second }: Pair): boolean {
  if (!second) return false;
  return [first, second].every(({ truth, falsity }) => {
    if (!isSuccess(truth.status)) return false;
    if (isRefused(falsity.status)) return truth.understood === true;
    return isSuccess(falsity.status) && (truth.count ?? 0) > (falsity.count ?? 0);
  });
}

function conditionOf({ place, first, second }: Pair): Violation {
  const words = ({ status, count }: Pair['first']['truth']): string =>
    count === undefined ? `${status}` : `${status} with ${count} items`;
  const { truth, falsity } = second ?? first;
  return {
    key: `condition ${place}`,
    expected: 'the same answer to both: they are nothing but text',
    observed: `${words(truth)} to the one that is true as SQL, ${words(falsity)} to the other, twice`,
    witness: [
      `${place} ${JSON.stringify(truth.payload)} -> ${words(truth)}`,
      `${place} ${JSON.stringify(falsity.payload)} -> ${words(falsity)}`,
    ],
    exchanges: [first.truth.exchange, first.falsity.exchange, falsity.exchange, truth.exchange],
    confidence: 'firm',
  };
}
