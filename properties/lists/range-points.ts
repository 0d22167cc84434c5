import type { FilterParameter } from '../../core/resources/types.ts';
import type { Json } from '../../core/spec/types.ts';
import type { Selection } from './selections.ts';

/** A value of an item as something with an order, and how far from another one it must be to be told apart. */
export interface Point {
  readonly id: string;
  readonly value: Json;
  readonly at: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;

/** Items whose field is a number, a day or an instant, lowest first; the others have no place in a range. */
export function pointsOf(list: Selection, field: string): Point[] {
  return list.items
    .flatMap((item, index): Point[] => {
      const value = item[field];
      const id = list.ids[index];
      const at = placeOf(value);
      return id === undefined || value === undefined || at === undefined ? [] : [{ id, value, at }];
    })
    .sort((left, right) => left.at - right.at);
}

function placeOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || (!DAY.test(value) && !INSTANT.test(value))) return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}

/**
 * A service keeps instants more exactly than it shows them: what lies within a second of the bound may be on either
 * side. Days and numbers are exact.
 */
export const slackOf = (value: Json): number => (typeof value === 'string' && INSTANT.test(value) ? 1000 : 0);

/** Which items a range must show and which it may. */
export function inRange(
  points: readonly Point[],
  filter: Pick<FilterParameter, 'operator' | 'bound'>,
  bound: Point,
): { readonly must: readonly string[]; readonly may: readonly string[] } {
  const up = filter.operator === 'gt' || filter.operator === 'gte';
  const slack = slackOf(bound.value);
  const beyond = (point: Point): number => (up ? point.at - bound.at : bound.at - point.at);
  const far = points.filter((point) => beyond(point) > slack);
  const near = points.filter((point) => Math.abs(beyond(point)) <= slack);
  const ids = (some: readonly Point[]): string[] => some.map(({ id }) => id);
  if (slack > 0 || filter.bound === undefined) return { must: ids(far), may: ids(near) };
  return filter.bound === 'inclusive' ? { must: ids([...far, ...near]), may: [] } : { must: ids(far), may: [] };
}

/** The bound that tells most: a value several items share, with items on both sides; undefined when there is none. */
export function middleOf(points: readonly Point[]): Point | undefined {
  const [lowest, highest] = [points[0], points.at(-1)];
  const inner = points.filter(({ at }) => lowest && highest && at > lowest.at && at < highest.at);
  const shared = inner.filter(({ at }, index) => inner[index + 1]?.at === at);
  const candidates = shared.length > 0 ? shared : inner;
  return candidates[Math.floor(candidates.length / 2)] ?? (lowest?.at === highest?.at ? undefined : highest);
}
