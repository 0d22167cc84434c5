import type { Exchange, Purpose } from '../exchange/types.ts';
import type { Resource } from '../resources/types.ts';
import type { PoolItem } from './pool.ts';
import type { Session } from './session.ts';

/**
 * Reads one item by its path, as the read operation wants it: with its required parameters and its Accept. A plain GET
 * where the description has no read operation.
 */
export async function readItem(
  session: Session,
  resource: Resource,
  item: Pick<PoolItem, 'path'>,
  purpose: Purpose,
  headers: Readonly<Record<string, string>> = {},
): Promise<Exchange> {
  const operation = resource.read === undefined ? undefined : session.facts.byId.get(resource.read);
  const url = `${session.facts.baseUrl.replace(/\/$/, '')}${item.path}`;
  if (!operation) return session.traffic.send({ method: 'GET', url, headers, purpose });
  const bound = session.reach.bindTo(operation, resource, { ...item, resource: resource.name } as PoolItem);
  const [one] = session.cases.minimal(operation, bound);
  if (!one) return session.traffic.send({ method: 'GET', url, headers, operation: operation.id, purpose });
  return session.traffic.call(operation, one.values, { purpose, headers });
}

/** The path of an item that nobody has created: the same shape of id, with every letter and digit another one. */
export function pathOfNone(path: string): string {
  const end = path.lastIndexOf('/') + 1;
  const id = decodeURIComponent(path.slice(end));
  return (
    path.slice(0, end) +
    encodeURIComponent(/^\d+$/.test(id) ? `9${'8'.repeat(Math.min(8, id.length + 5))}` : unlike(id))
  );
}

function unlike(id: string): string {
  const letters = /^[\da-f-]*$/i.test(id) ? 'abcdef' : 'abcdefghijklmnopqrstuvwxyz';
  const digits = '0123456789';
  return [...id]
    .map((char, index) => {
      // Version and variant of a UUID say which kind it is, not which one.
      if (id.length === 36 && (index === 14 || index === 19)) return char;
      const alphabet = [digits, letters, letters.toUpperCase()].find((one) => one.includes(char));
      if (alphabet === undefined) return char;
      return alphabet[(alphabet.indexOf(char) + 1 + (index % (alphabet.length - 1))) % alphabet.length] ?? char;
    })
    .join('');
}
