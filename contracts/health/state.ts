import { isObject } from '../../core/exercise/json-body.ts';
import type { Json } from '../../core/spec/types.ts';

export type State = 'up' | 'down' | 'other';

const UP = /^(up|ok|okay|pass|passing|healthy|alive|live|ready|green|available|running)$/i;
const DOWN =
  /^(down|fail|failed|failing|error|unhealthy|critical|dead|red|out_of_service|unavailable|not[_ -]?ready)$/i;
const STATE_NAMES = ['status', 'state', 'health', 'healthy', 'ok', 'up'];
const PART_NAMES = ['dependencies', 'checks', 'components', 'details', 'services', 'entries', 'results'];

/** What a member says; 'other' for words between (degraded, warn). */
function stateIn(value: Json | undefined): State | undefined {
  if (value === true) return 'up';
  if (value === false) return 'down';
  if (typeof value !== 'string') return undefined;
  return UP.test(value) ? 'up' : DOWN.test(value) ? 'down' : 'other';
}

function ownState(body: Json | undefined): State | undefined {
  if (!isObject(body)) return stateIn(body);
  return STATE_NAMES.map((name) => stateIn(body[name])).find((state) => state !== undefined);
}

/** A bare false may mean that a part is switched off. */
const partState = (part: Json | undefined): State | undefined =>
  typeof part === 'boolean' ? undefined : ownState(part);

/** A body or, in an envelope, its data. */
const insides = (body: Json | undefined): Json[] =>
  isObject(body) ? [...(isObject(body.data) ? [body.data] : []), body] : [];

/** What a health answer says of the service; undefined when it does not say it in words known. */
export function stateOf(body: Json | undefined): State | undefined {
  const all = insides(body);
  // A text says it in one word, or it is no health answer.
  if (typeof body === 'string') return [stateIn(body.trim())].find((state) => state === 'up' || state === 'down');
  return all.map(ownState).find((state) => state !== undefined);
}

export interface Part {
  readonly name: string;
  readonly state: State | undefined;
}

/** What it lists: dependencies with what it says of each. */
export function partsOf(body: Json | undefined): Part[] {
  return insides(body).flatMap((inside) => {
    if (!isObject(inside)) return [];
    return PART_NAMES.flatMap((name): Part[] => {
      const parts = inside[name];
      if (Array.isArray(parts))
        return parts.map((one) => ({ name: isObject(one) ? String(one.name ?? name) : name, state: partState(one) }));
      if (!isObject(parts)) return [];
      return Object.entries(parts).map(([key, one]) => ({
        name: key,
        state: partState(Array.isArray(one) ? one[0] : one),
      }));
    });
  });
}
