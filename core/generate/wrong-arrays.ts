import type { JsonObject } from '../spec/types.ts';
import { both } from './merge-schemas.ts';
import { over, samplesOf, without } from './relaxed-samples.ts';
import { isSchema } from './resolve-pointer.ts';
import type { View } from './schema-view.ts';
import { typesOf, viewOf } from './schema-view.ts';
import type { WrongValue } from './wrong-value.ts';
import { numberOf } from './wrong-value.ts';

const MOST_ITEMS = 200;
const MARK = 'assay';

const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** An element that is there or can be made without knowledge. */
function elementOf(view: View, held: readonly unknown[], document: JsonObject): unknown {
  if (held.length > 0) return held[0];
  const items = isSchema(view.items) ? viewOf(view.items, document) : false;
  if (items !== false && Array.isArray(items.enum)) return items.enum[0];
  if (items !== false && typesOf(items).includes('string') && items.$patterns === undefined) return 'a';
  return isSchema(view.items) ? samplesOf(view.items, document, 1)[0] : undefined;
}

function wrongCounts(view: View, held: readonly unknown[], first: unknown): WrongValue[] {
  const found: WrongValue[] = [];
  const max = numberOf(view, 'maxItems');
  const min = numberOf(view, 'minItems');
  if (max !== undefined && max < MOST_ITEMS && first !== undefined) {
    const tries = (): unknown[] => [
      [...held, ...Array.from({ length: Math.max(0, max + 1 - held.length) }, () => first)],
      Array.from({ length: max + 1 }, (_, index) =>
        typeof first === 'number' ? first + index : typeof first === 'string' ? `${first}${index}` : first,
      ),
    ];
    found.push({ keyword: 'maxItems', says: (value) => `has ${count(value)} items, more than ${max}`, tries });
  }
  if (min !== undefined && min > 0) {
    const tries = (): unknown[] => [held.slice(0, min - 1)];
    found.push({ keyword: 'minItems', says: (value) => `has ${count(value)} items, fewer than ${min}`, tries });
  }
  if (view.uniqueItems === true && first !== undefined) {
    const twice = held.length > 0 ? [...held, held[0]] : [first, first];
    const tries = (): unknown[] => [twice, [first, first]];
    found.push({ keyword: 'uniqueItems', says: () => 'has an item twice', tries });
  }
  return found;
}

function wrongContents(view: View, held: readonly unknown[], document: JsonObject): WrongValue[] {
  const { contains } = view;
  if (!isSchema(contains)) return [];
  const found: WrongValue[] = [];
  const least = numberOf(view, 'minContains') ?? 1;
  const most = numberOf(view, 'maxContains');
  const items = isSchema(view.items) ? view.items : true;
  const wanted = (): unknown[] => samplesOf(both(items, contains), document, 3);
  if (least > 0) {
    const keyword = view.minContains === undefined ? 'contains' : 'minContains';
    const tries = (): unknown[] => {
      const bare = samplesOf(without(view, 'contains', 'minContains', 'maxContains'), document, 6);
      const few = wanted().slice(0, 1);
      return [...bare, few, ...few.map((one) => Array.from({ length: least - 1 }, () => one)), []];
    };
    found.push({ keyword, says: () => `has fewer than ${least} of the items it has to contain`, tries });
  }
  if (most !== undefined && most < MOST_ITEMS) {
    const tries = (): unknown[] => {
      const more = wanted();
      const many = (one: unknown): unknown[] => Array.from({ length: most + 1 }, () => one);
      const mixed = Array.from({ length: most + 1 }, (_, index) => more[index % more.length]);
      return [...more.map((one) => [...held, ...many(one)]), ...more.map(many), mixed];
    };
    found.push({ keyword: 'maxContains', says: () => `has more than ${most} of the items it may contain`, tries });
  }
  return found;
}

/** Lists that break one keyword about their length, their repeats, what they contain or what may follow. */
export function wrongArrays(view: View, base: unknown, document: JsonObject): WrongValue[] {
  const held: unknown[] = Array.isArray(base) ? base : [];
  const found = [...wrongCounts(view, held, elementOf(view, held, document)), ...wrongContents(view, held, document)];
  const prefix = Array.isArray(view.prefixItems) ? view.prefixItems.length : 0;
  for (const keyword of ['items', 'unevaluatedItems']) {
    if (view[keyword] !== false) continue;
    const tries = (): unknown[] => {
      const full = { ...without(view, keyword), minItems: prefix, maxItems: prefix };
      const whole = held.length >= prefix ? [held] : samplesOf(full, document, 2);
      return over(
        undefined,
        whole.map((one) => [...(Array.isArray(one) ? one : []), MARK]),
      );
    };
    found.push({ keyword, says: (value) => `has ${count(value)} items, more than are described`, tries });
  }
  return found;
}
