import type { Operation } from '../../core/operations/types.ts';
import type { Violation } from '../../core/oracle/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { Probe } from '../probe.ts';
import { gatherRefused, type RefusedCreate, type RefusedCreates } from '../refused-creates.ts';

const createdResource = (operation: Operation, facts: PlanFacts): Resource | undefined =>
  facts.model.resources.find((one) => one.create === operation.id && operation.method === 'POST');

export const oracle: Probe<RefusedCreates> = {
  id: 'failed-create-leaves-nothing',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'rejects-invalid',
  holds: 'A refused create leaves nothing behind',
  broken: 'A refused create left something behind',
  asserts: 'After a create that was refused as invalid, no list shows it and its names are still free.',
  why: 'The caller corrects the request, sends it again, and is told that the name is taken, or has two of it.',
  source: [
    {
      standard: 'RESTler',
      clause: '3 resource-leak rule',
      url: 'https://patricegodefroid.github.io/public_psfiles/icst2020.pdf',
    },
    {
      standard: 'RFC 9110',
      clause: '15.5 Client Error 4xx',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
    },
  ],
  remedy: 'Validate everything before the first write, and do all writes of a create in one transaction.',
  considers: (operation, facts) => createdResource(operation, facts) !== undefined,
  appliesTo: (operation) =>
    operation.body?.contents.some((content) => content.type.includes('json'))
      ? { applies: true }
      : { applies: false, reason: 'it takes no JSON body that could be invalid' },
  async gather(context) {
    const resource = createdResource(context.operation, context.session.facts);
    return resource ? gatherRefused(context, resource) : 'no resource was inferred';
  },
  verify(evidence) {
    const { refused, accepted, listed, totals } = evidence;
    const violations = refused.flatMap((one) => [...shown(one), ...taken(one)]);
    const grown = totals && totals.after - totals.before;
    // Others may use the target: only exactly as many as were refused, and nothing else was made.
    if (violations.length === 0 && totals && accepted === 0 && refused.length > 1 && grown === refused.length)
      violations.push({
        key: 'total',
        expected: `${totals.before} items, as before`,
        observed: `${totals.after} items after ${refused.length} refused creates`,
        witness: refused.map(({ words, status }) => `${words} -> ${status}`),
        exchanges: [...refused.map(({ exchange }) => exchange), totals.exchange],
        confidence: 'tentative',
      });
    if (violations.length > 0) return { outcome: 'fail', evidence: refused.length, violations: oneOfEach(violations) };
    if (refused.length === 0) return { outcome: 'not-tested', reason: 'no invalid create was refused with 400 or 422' };
    const judged = refused.filter((one) => listed || isFree(one.mended?.status ?? 0));
    return judged.length > 0
      ? { outcome: 'pass', evidence: judged.length }
      : { outcome: 'not-tested', reason: 'no list could be read and no name was tried again' };
  },
};

const isFree = (status: number): boolean => status >= 200 && status < 300;

/** The first of each way of failing stands for all. */
const oneOfEach = (violations: readonly Violation[]): Violation[] => [
  ...new Map(violations.toReversed().map((one) => [one.key, one])).values(),
];

function shown({ words, exchange, status, shownBy }: RefusedCreate): Violation[] {
  const [list] = shownBy;
  if (list === undefined) return [];
  return [
    {
      key: 'listed',
      expected: 'a list without what was refused',
      observed: `the list shows what was refused with ${status}`,
      witness: [`${words} -> ${status}`, 'GET of the list -> shows its name'],
      exchanges: [list, exchange],
      confidence: 'certain',
    },
  ];
}

function taken({ words, exchange, status, mended, control }: RefusedCreate): Violation[] {
  if (mended?.status !== 409 || !control || !isFree(control.status)) return [];
  return [
    {
      key: 'name taken',
      expected: 'success, as under any other name',
      observed: 'status 409: the name is taken, though the create that took it was refused',
      witness: [
        `${words} -> ${status}`,
        `the same names in a valid request -> ${mended.status}`,
        `other names in a valid request -> ${control.status}`,
      ],
      exchanges: [exchange, control.exchange, mended.exchange],
      confidence: 'firm',
    },
  ];
}
