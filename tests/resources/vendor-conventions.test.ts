import { expect, it } from 'vitest';
import { array, consumption, integer, list, model, object, ref, resource, text } from './operation-builder.ts';

it('Google AIP: pageSize, pageToken, nextPageToken and custom verbs', () => {
  const one = model(
    {
      'GET /v1/shelves': {
        query: { pageSize: integer, pageToken: text },
        answer: object({ shelves: array(ref('Shelf')), nextPageToken: 'string' }),
      },
      'GET /v1/shelves/{shelfId}': { answer: ref('Shelf') },
      'POST /v1/shelves/{shelfId}:merge': { answer: ref('Shelf'), status: '200' },
    },
    { Shelf: object({ name: 'string', theme: 'string', shelfId: 'string' }) },
  );
  expect(list(one, 'GET /v1/shelves')).toMatchObject({
    itemsAt: '/shelves',
    idField: 'shelfId',
    paging: {
      style: 'cursor',
      cursorParameter: 'pageToken',
      sizeParameter: 'pageSize',
      nextCursorAt: '/nextPageToken',
    },
  });
  expect(resource(one, '/v1/shelves').actions).toEqual(['POST /v1/shelves/{shelfId}:merge']);
  expect(consumption(one, 'POST /v1/shelves/{shelfId}:merge', 'shelfId').producers[0]?.source.at).toBe(
    '/shelves/-/shelfId',
  );
});

it('OData: $top, $skip, $orderby and keys in brackets', () => {
  const one = model(
    {
      'GET /Orders': {
        query: { $top: integer, $skip: integer, $orderby: text },
        answer: object({ value: array(ref('Order')), '@odata.count': 'integer' }),
      },
      'GET /Orders({OrderID})': { answer: ref('Order') },
    },
    { Order: object({ 'OrderID!': 'integer', ShipName: 'string' }) },
  );
  expect(resource(one, '/Orders')).toMatchObject({ itemPath: '/Orders({OrderID})', idField: 'OrderID' });
  expect(list(one, 'GET /Orders')).toMatchObject({
    itemsAt: '/value',
    paging: { style: 'offset', offsetParameter: '$skip', sizeParameter: '$top' },
    sort: { parameter: '$orderby' },
  });
});
