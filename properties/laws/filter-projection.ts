import type { Violation } from '../../core/oracle/types.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { inconclusive, isList, notTested, short } from '../lists/judging.ts';
import type { ListContext } from '../lists/list-context.ts';
import { has } from '../lists/offered.ts';
import { AIP_160, isSelection, NO_WHOLE_LIST, type Selection, select, wholeList } from '../lists/selections.ts';

export interface ProjectionEvidence {
  readonly parameter: string;
  /** Fields asked for, the id with them. */
  readonly asked: readonly string[];
  readonly whole: Selection;
  readonly projected: Selection;
  /** Members that change by themselves. */
  readonly volatile: readonly string[];
  readonly unchanged: boolean;
}

export const oracle: GatheringListLaw<ProjectionEvidence> = {
  id: 'filter-projection',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'filter-sound',
  holds: 'A choice of fields shows the same items with the same values',
  broken: 'A choice of fields shows other items or other values',
  asserts:
    'With a choice of fields the list shows the same items, of each the fields asked for with the values they have without it.',
  why: 'Clients choose fields to save bandwidth and take the values for the same; a wrong one is copied on.',
  source: [{ standard: 'AIP', clause: '157 Partial responses', url: 'https://google.aip.dev/157' }, AIP_160],
  remedy: 'Make the representation once and leave fields out of it afterwards.',
  considers: isList,
  appliesTo: has((list) => list.projection, 'no parameter that chooses fields is documented'),
  async gather(context) {
    const whole = wholeList(context);
    const { projection } = context.client.list;
    if (!whole || !projection) return NO_WHOLE_LIST;
    const asked = fieldsToAsk(context, whole);
    if (asked.length < 2) return 'its items have too few plain fields to choose from';
    const projected = await ask(context, projection.parameter, asked);
    if (!isSelection(projected)) return `the choice of fields was refused: ${projected.refused}`;
    const gathered = { asked, whole, projected, volatile: context.resource.volatileFields };
    const evidence = { parameter: projection.parameter, ...gathered };
    return { ...evidence, unchanged: violationsOf(evidence).length === 0 || (await context.unchanged()) };
  },
  verify({ unchanged, ...evidence }) {
    if (evidence.whole.ids.length === 0) return notTested('the list is empty');
    const violations = violationsOf(evidence);
    if (violations.length === 0) return { outcome: 'pass', evidence: evidence.whole.ids.length };
    if (!unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
    return { outcome: 'fail', evidence: evidence.whole.ids.length, violations };
  },
};

/** The id and half of the plain fields, of those that are offered where that is documented. */
function fieldsToAsk({ client }: ListContext, { items }: Selection): string[] {
  const { projection, idField } = client.list;
  const offered = projection?.fields ?? [];
  const plain = Object.keys(items[0] ?? {}).filter((name) => {
    const scalar = items.every((item) => typeof item[name] !== 'object' || item[name] === null);
    return name !== idField && scalar && (offered.length === 0 || offered.includes(name));
  });
  // Numbers first: they are what another representation changes.
  const numbers = plain.filter((name) => items.some((item) => typeof item[name] === 'number'));
  const ordered = [...numbers, ...plain.filter((name) => !numbers.includes(name))];
  return plain.length === 0 ? [] : [idField, ...ordered.slice(0, Math.ceil(plain.length / 2))];
}

/** As a list where the description has one, else as a text with commas. */
async function ask(context: ListContext, parameter: string, fields: readonly string[]) {
  const asList = context.client.allows(parameter, [...fields]) && !context.client.allows(parameter, fields.join(','));
  return select(context, { [parameter]: asList ? [...fields] : fields.join(',') });
}

function violationsOf({
  asked,
  whole,
  projected,
  volatile,
  parameter,
}: Omit<ProjectionEvidence, 'unchanged'>): Violation[] {
  const words = `${parameter}=${asked.join(',')}`;
  const exchanges = [whole.exchange, projected.exchange];
  const before = new Map(whole.ids.map((id, index) => [id, whole.items[index] ?? {}]));
  const lost = whole.ids.filter((id) => !projected.ids.includes(id));
  const more = projected.ids.filter((id) => !before.has(id));
  if (lost.length + more.length > 0) {
    const observed = `${lost.length} missing, ${more.length} too many`;
    const witness = [`${words} -> ${projected.ids.length} items`, `without it -> ${whole.ids.length} items`];
    return [{ key: 'other items', expected: 'the same items', observed, witness, exchanges, confidence: 'firm' }];
  }
  for (const [index, item] of projected.items.entries()) {
    const id = projected.ids[index] ?? '';
    const name = asked.find((one) => !volatile.includes(one) && isOther(item, before.get(id) ?? {}, one));
    if (name === undefined) continue;
    const [shown, known] = [item[name], before.get(id)?.[name]].map((one) => JSON.stringify(one) ?? 'nothing');
    return [
      {
        key: `value of ${name}`,
        expected: `${name} ${known}, as without the choice of fields`,
        observed: `${name} ${shown}`,
        witness: [`${words}: item [${short(id)}] has ${name} ${shown}`, `without it: ${name} ${known}`],
        exchanges,
        confidence: 'firm',
      },
    ];
  }
  return [];
}

const isOther = (item: JsonObject, before: JsonObject, name: string): boolean =>
  name in before && JSON.stringify(item[name]) !== JSON.stringify(before[name]);
