import type { Violation } from '../../core/oracle/types.ts';
import { type BoundEvidence, type BoundTrial, gatherBounds } from '../beyond-bounds.ts';
import type { Probe } from '../probe.ts';

export const oracle: Probe<BoundEvidence> = {
  id: 'bounds-enforced',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'bounds',
  holds: 'Bounds hold however far a value is beyond them',
  broken: 'A value far beyond its bound was taken for one within',
  asserts:
    'A number that fits its bounds only when it is cut to 32 or 64 bits is refused, and a text of the longest allowed length is accepted in any script.',
  why: 'The number that is stored is not the one that was sent: 4,294,967,297 becomes 1.',
  source: [
    {
      standard: 'JSON Schema 2020-12',
      clause: 'Validation 6.2 and 6.3',
      url: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2',
    },
    {
      standard: 'CWE',
      clause: '190 Integer Overflow or Wraparound',
      url: 'https://cwe.mitre.org/data/definitions/190.html',
    },
    { standard: 'RFC 8259', clause: '6 Numbers', url: 'https://www.rfc-editor.org/rfc/rfc8259#section-6' },
  ],
  remedy: 'Judge the value as it was sent, before it becomes a number of a fixed width; count characters, not bytes.',
  considers: (operation) =>
    operation.method !== 'DELETE' &&
    (operation.body !== undefined || operation.parameters.some((one) => one.in === 'query')),
  appliesTo: () => ({ applies: true }),
  gather: gatherBounds,
  verify({ trials, nothing }) {
    if (nothing !== undefined) return { outcome: 'not-applicable', reason: nothing };
    const violations = trials.flatMap((trial) => (trial.kind === 'beyond' ? wrapped(trial) : miscounted(trial)));
    const each = new Map(violations.toReversed().map((one) => [one.key, one]));
    const judged = trials.filter(({ status }) => status >= 200 && status < 500 && status !== 429);
    if (each.size > 0) return { outcome: 'fail', evidence: judged.length, violations: [...each.values()] };
    return judged.length > 0
      ? { outcome: 'pass', evidence: judged.length }
      : { outcome: 'inconclusive', reason: 'no value was answered plainly' };
  },
};

const isSuccess = (status: number): boolean => status >= 200 && status < 300 && status !== 202 && status !== 207;
const isRefusal = (status: number): boolean => status === 400 || status === 422;

/** Where the value right above the bound is accepted too, rejects-invalid says so. */
function wrapped({ place, value, status, exchange, control }: BoundTrial): Violation[] {
  if (!isSuccess(status) || !isRefusal(control.status)) return [];
  return [
    {
      key: `beyond ${place}`,
      expected: `a refusal, as for ${control.value}`,
      observed: `status ${status} for ${value}`,
      witness: [`${place} ${control.value} -> ${control.status}`, `${place} ${value} -> ${status}`],
      exchanges: [control.exchange, exchange],
      confidence: 'firm',
    },
  ];
}

/** The same length in letters of one byte was accepted. */
function miscounted({ place, value, status, exchange, control }: BoundTrial): Violation[] {
  if (!isRefusal(status) || !isSuccess(control.status)) return [];
  return [
    {
      key: `length ${place}`,
      expected: `success, as for ${control.value}`,
      observed: `status ${status} for ${value}`,
      witness: [`${place} ${control.value} -> ${control.status}`, `${place} ${value} -> ${status}`],
      exchanges: [control.exchange, exchange],
      confidence: 'tentative',
      severity: 'low',
    },
  ];
}
