import fc from 'fast-check';
import { type Named, record, statuses } from './evidence-arbitraries.ts';

/** A body, as a value or as any text, with a status and a content type. */
export const answers = fc.record({
  status: fc.oneof(
    statuses.filter((code) => code > 0),
    fc.constantFrom(401, 405),
    fc.integer({ min: 100, max: 599 }),
  ),
  body: fc.oneof(
    record,
    fc.jsonValue().map(
      (value): Named<unknown> =>
        () =>
          value,
    ),
    fc.constant<Named<unknown>>(({ id }) => ({ ok: false, error: { code: 'E1' }, request_id: id(1) })),
    fc.constant<Named<unknown>>(({ id }) => ({ detail: 'at get (/app/orders.js:1:2)', request_id: id(1) })),
  ),
  text: fc.option(fc.string(), { nil: undefined, freq: 3 }),
  type: fc.constantFrom('application/json', 'application/problem+json', 'text/html', '', ';', 'a/b/c'),
  left: fc.option(
    fc.string({ maxLength: 5 }).filter((text) => /^[ -~]*$/.test(text)),
    { nil: undefined },
  ),
  truncated: fc.boolean(),
  fields: fc.record(
    {
      allow: fc.constantFrom('GET', 'PUT', ''),
      'cache-control': fc.constantFrom('no-store', 'private', 'public, max-age=600'),
      deprecation: fc.constantFrom('@1767225600', 'true', 'soon'),
      sunset: fc.constantFrom('Thu, 01 Jul 2027 00:00:00 GMT', 'Tue, 01 Jul 2025 00:00:00 GMT', '2027-07-01'),
      'retry-after': fc.constantFrom('5', '5s', '1767225600'),
      'www-authenticate': fc.constantFrom('Bearer realm="a"', 'Bearer realm=a b'),
    },
    { requiredKeys: [] },
  ),
});
