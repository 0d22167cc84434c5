import { expect, it } from 'vitest';
import { isPlural, normalise, nounOf, plural, referenceName, singular, tokenise } from '../../core/resources/names.ts';
import { parsePath } from '../../core/resources/path-shape.ts';

it('tokenises every common way of writing', () => {
  expect(tokenise('orderLineID')).toEqual(['order', 'line', 'id']);
  expect(tokenise('productIDs')).toEqual(['product', 'ids']);
  expect(tokenise('HTTPServer_url-path.x')).toEqual(['http', 'server', 'url', 'path', 'x']);
  expect(normalise('X-Total-Count')).toBe('xtotalcount');
});

it.each([
  ['orders', 'order'],
  ['categories', 'category'],
  ['addresses', 'address'],
  ['statuses', 'status'],
  ['boxes', 'box'],
  ['branches', 'branch'],
  ['people', 'person'],
  ['children', 'child'],
  ['indices', 'index'],
  ['responses', 'response'],
  ['warehouses', 'warehouse'],
  ['movies', 'movie'],
  ['keys', 'key'],
])('%s is many %s', (many, one) => {
  expect(singular(many)).toBe(one);
  expect(singular(one)).toBe(one);
  expect(isPlural(many)).toBe(true);
});

it.each(['order', 'category', 'address', 'status', 'box', 'person', 'key'])(
  'the plural of %s leads back to it',
  (word) => {
    expect(plural(word)).not.toBe(word);
    expect(singular(plural(word))).toBe(word);
  },
);

it.each(['news', 'status', 'settings', 'analysis'])('%s has no other singular', (word) => {
  expect(singular(word)).toBe(word);
});

it('splits names into what they refer to and by which key', () => {
  expect(referenceName('billing_partner_id')).toEqual({ words: ['billing', 'partner'], key: 'id', many: false });
  expect(referenceName('productIds')).toEqual({ words: ['product'], key: 'id', many: true });
  expect(referenceName('userid')).toEqual({ words: ['user'], key: 'id', many: false });
  expect(referenceName('valid')).toMatchObject({ key: '' });
  expect(nounOf('order-lines')).toBe('orderline');
});

it('reads path templates of all kinds', () => {
  expect(parsePath('/a/{x}/b/').key).toBe('/a/{}/b');
  expect(parsePath('/Accounts/{Sid}/Messages.json').key).toBe('/Accounts/{}/Messages');
  expect(parsePath("/Orders('{id}')").key).toBe('/Orders/{}');
  expect(parsePath('/v1/{name}:cancel').key).toBe('/v1/{}/cancel');
  expect(parsePath('/compare/{base}...{head}').segments.at(-1)?.parameters).toEqual(['base', 'head']);
});
