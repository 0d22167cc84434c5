/** 'billingCountryCode' and 'billing-country-code' become ['billing', 'country', 'code']. */
export function wordsOfName(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
}

const KEY_LIKE = new Set([
  'name',
  'title',
  'code',
  'sku',
  'slug',
  'email',
  'username',
  'login',
  'reference',
  'ref',
  'key',
  'number',
  'url',
  'uri',
]);
const NOT_KEYS = new Set([
  'country',
  'currency',
  'language',
  'locale',
  'postal',
  'zip',
  'phone',
  'card',
  'first',
  'last',
  'file',
  'status',
  'error',
  'house',
  'page',
  'sort',
  'order_by',
  'time',
]);

/** True for fields that look like a unique key or a human name ('name', 'orderReference', 'sku'). */
export function looksUnique(name: string): boolean {
  const words = wordsOfName(name);
  const last = words.at(-1);
  if (last === undefined || !KEY_LIKE.has(last)) return false;
  return !words.slice(0, -1).some((part) => NOT_KEYS.has(part));
}

/** True for names that refer to something else ('partner_id', 'orderIds', 'accountUuid'); plain 'id' counts too. */
export function looksLikeReference(name: string): boolean {
  return (
    /^(id|ids|uuid|guid)$/i.test(name) ||
    /(_|-|\.)(id|ids|uuid|guid)\]?$/i.test(name) ||
    /[a-z0-9](Id|IDs?|Ids|Uuid|UUID|Guid)$/.test(name)
  );
}
