import { isObject } from '../core/exercise/json-body.ts';
import type { RequestValues } from '../core/generate/types.ts';
import type { ValidRequest } from './check.ts';

type Difference = NonNullable<ValidRequest['difference']>;

const SEGMENT = /[~/]/g;
const escaped = (name: string): string => name.replace(SEGMENT, (one) => (one === '~' ? '~0' : '~1'));

function* differences(left: unknown, right: unknown, at: string, name: string): Generator<Difference> {
  if (isObject(left) && isObject(right)) {
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
      yield* differences(left[key], right[key], `${at}/${escaped(key)}`, key);
    return;
  }
  const same = Array.isArray(left) && Array.isArray(right) && left.length === right.length;
  if (same) {
    for (const [index, item] of left.entries()) yield* differences(item, right[index], `${at}/-`, name);
    return;
  }
  if (JSON.stringify(left) !== JSON.stringify(right)) yield { at, name, value: left };
}

/** Fresh tokens differ in every request and mean nothing. */
function settled<T>(value: T, token: RegExp): T {
  if (typeof value === 'string') return value.replace(token, '·') as T;
  if (Array.isArray(value)) return value.map((one) => settled(one, token)) as T;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, settled(one, token)])) as T;
}

/**
 * The one place in which a request differs from one of the others; undefined when it differs from each in several. The
 * path says which item was addressed, so it does not count. `token` matches what is fresh in every request.
 */
export function onlyDifference(
  request: RequestValues,
  others: readonly RequestValues[],
  token: RegExp,
): Difference | undefined {
  const own = settled(request, token);
  for (const other of others.map((one) => settled(one, token))) {
    if (own.body?.mediaType !== other.body?.mediaType) continue;
    const found = [
      ...differences(own.query, other.query, 'query', ''),
      ...differences(own.header, other.header, 'header', ''),
      ...differences(own.cookie, other.cookie, 'cookie', ''),
      ...differences(own.body?.value, other.body?.value, 'body', ''),
    ];
    const [only, ...more] = found;
    if (only && more.length === 0 && only.name !== '') return only;
  }
  return undefined;
}
