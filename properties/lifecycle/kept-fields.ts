import type { Resource } from '../../core/resources/types.ts';
import type { UpdateTrace } from './types.ts';

/** What a service shows instead of a secret. */
const MASKED = /^[*•.xX#-]{3,}|\*{3,}/;
const SECRET = /passw|secret|token|pin$|cvc|cvv|api_?key|credential/i;

/** Fields that were sent with another value and still show the old one, though nothing explains it. */
export function keptFields({ sent, before, after }: UpdateTrace, resource: Resource): string[] {
  return Object.keys(sent).filter((name) => {
    const [old, wanted, now] = [before.item?.[name], sent[name], after.item?.[name]];
    if (isItsOwn(name, resource) || old === undefined || now === undefined) return false;
    const text = (value: unknown): string => JSON.stringify(value);
    if (text(old) !== text(now) || text(wanted) === text(now)) return false;
    const hidden = SECRET.test(name) || (typeof now === 'string' && MASKED.test(now));
    return isScalar(wanted) && !hidden && !sameMeaning(wanted, now);
  });
}

/** The path says which item it is: an id in the body is not there to change it. */
function isItsOwn(name: string, resource: Resource): boolean {
  const plain = (text: string): string => text.replace(/[^a-z0-9]/gi, '').toLowerCase();
  const own = [
    resource.idField,
    resource.idParameter,
    resource.naturalKey,
    'id',
    '_id',
    'uuid',
    ...resource.volatileFields,
  ];
  return own.some((one) => one !== undefined && one !== '' && plain(one) === plain(name));
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** The server may normalise: case, blanks, number text, the precision of a time. */
function sameMeaning(left: unknown, right: unknown): boolean {
  const plain = (value: unknown): string => String(value).normalize('NFKC').trim().toLowerCase();
  if (plain(left) === plain(right)) return true;
  if (Number.isFinite(Number(left)) && Number(left) === Number(right)) return true;
  if (!/^\d{4}-\d{2}-\d{2}/.test(String(left))) return false;
  const [a, b] = [Date.parse(String(left)), Date.parse(String(right))];
  return Number.isFinite(a) && Math.abs(a - b) < 1000;
}
