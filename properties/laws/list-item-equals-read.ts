import type { Json, JsonObject } from '../../core/spec/types.ts';
import type { ListLaw } from '../law.ts';
import { applies, isList, listResource, notTested, short, unjudgeable } from '../lists/judging.ts';
import { AIP_158 } from '../lists/paged.ts';
import type { ListEvidence, OwnItem } from '../lists/types.ts';

export const oracle: ListLaw = {
  id: 'list-item-equals-read',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-walk',
  holds: 'A list shows its items as reading them does',
  broken: 'A list shows an item with other values than reading it does',
  asserts: 'What a list and a read by id both show of an item that nobody changes has the same value.',
  why: 'Screens and exports are made from lists, decisions from single items: they contradict each other.',
  source: [AIP_158],
  remedy: 'Make both representations from the same query and the same mapping.',
  considers: isList,
  appliesTo: (operation, facts) =>
    listResource(operation, facts)?.read === undefined
      ? { applies: false, reason: 'its items cannot be read by id' }
      : applies,
  verify(evidence) {
    const blocked = unjudgeable(evidence);
    if (blocked) return blocked;
    const pairs = evidence.ours.flatMap((own) => {
      const listed = steadyItem(evidence, own.id);
      return listed && own.body ? [{ own, listed, body: own.body }] : [];
    });
    if (pairs.length === 0) return notTested('no item of ours was seen in the list and by id');
    const fields = fieldsOf(evidence);
    const broken = pairs.flatMap((pair) =>
      fields.filter((field) => differs(pair.listed.item[field], pair.body[field])).map((field) => ({ ...pair, field })),
    );
    const [worst] = broken;
    if (!worst) return { outcome: 'pass', evidence: pairs.length };
    const same = broken.filter(({ field }) => field === worst.field);
    return {
      outcome: 'fail',
      evidence: pairs.length,
      violations: [
        {
          key: `field ${worst.field}`,
          expected: `the same ${worst.field} in the list and by id`,
          observed: `other values for ${same.length} of ${pairs.length} items of ours`,
          witness: same
            .slice(0, 3)
            .map(
              ({ own, listed, body, field }) =>
                `${short(own.id)}: list ${text(listed.item[field])}, by id ${text(body[field])}`,
            ),
          exchanges: [worst.listed.exchange, worst.own.exchange],
          confidence: 'firm',
        },
      ],
    };
  },
};

/** The item as the walks before and after the reading showed it, where they agree. */
function steadyItem({ walks }: ListEvidence, id: OwnItem['id']) {
  const [before, after] = [walks[0], walks.at(-1)].map((walk) => {
    const page = walk?.pages.find((one) => one.ids.includes(id));
    const item = page?.items[page.ids.indexOf(id)];
    return page && item && { item, exchange: page.exchange };
  });
  if (!before || !after) return undefined;
  const steady = Object.entries(after.item).filter(([name, value]) => text(before.item[name]) === text(value));
  return { item: Object.fromEntries(steady) as JsonObject, exchange: after.exchange };
}

/** Fields that the list fills for some item at least: a projection may leave the others empty. */
function fieldsOf({ resource, walks }: ListEvidence): string[] {
  const items = walks[0]?.items ?? [];
  const names = new Set(items.flatMap((item) => Object.keys(item)));
  return [...names].filter(
    (name) => !resource.volatileFields.includes(name) && items.some((item) => item[name] !== null),
  );
}

/** Only plain values of one kind: links may be signed, texts cut short, things shown by name in one place and id in the other. */
function differs(listed: Json | undefined, read: Json | undefined): boolean {
  if (listed === undefined || read === undefined || listed === null || read === null) return false;
  if (typeof listed !== typeof read || typeof listed === 'object') return false;
  if (typeof listed !== 'string' || typeof read !== 'string') return listed !== read;
  const left = listed.trim();
  const right = read.trim();
  if (/^https?:\/\//.test(left) || left === '' || right === '') return false;
  const stem = left.replace(/(?:…|\.{3})$/, '').trim();
  if (right.startsWith(stem) || left.startsWith(right)) return false;
  return !sameInstant(left, right);
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T?/;
/** Lists may leave out fractions of a second or write another offset. */
function sameInstant(left: string, right: string): boolean {
  if (!DATE_TIME.test(left) || !DATE_TIME.test(right)) return false;
  return Math.abs(Date.parse(left) - Date.parse(right)) < 1_000 || left.slice(0, 10) === right.slice(0, 10);
}

const text = (value: Json | undefined): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);
