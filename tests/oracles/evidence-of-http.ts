import fc from 'fast-check';
import type { Shot } from '../../contracts/http/shot.ts';
import type { Note } from '../../contracts/survey.ts';
import type { Named } from './evidence-arbitraries.ts';

const number = fc.nat(9);
const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const status = fc.oneof(
  { arbitrary: fc.constant(200), weight: 3 },
  {
    arbitrary: fc.constantFrom(0, 201, 202, 204, 304, 401, 403, 404, 405, 406, 410, 415, 428, 429, 500, 501, 503),
    weight: 4,
  },
);
const text = fc.constantFrom('', '[]', '{"a":1}', '{"a":2}', '{"a":[1,2]}', '<p>', 'x'.repeat(600));
const header = {
  'content-type': fc.constantFrom('application/json', 'text/html', 'application/x-assay-none'),
  'content-encoding': fc.constantFrom('gzip', 'br', 'identity'),
  'content-length': fc.constantFrom('0', '2', '7'),
  etag: fc.constantFrom('"a"', '"b"', 'W/"a"'),
  vary: fc.constantFrom('Accept-Encoding', 'Origin', '*'),
  allow: fc.constantFrom('GET', 'GET, PUT', '', '*', 'GET, ASSAY'),
  'cache-control': fc.constantFrom('no-store', 'max-age=5'),
  'x-request-id': fc.constantFrom('sent', 'other'),
};

/** What came back for one request, with or without each header that matters. */
export const shots: fc.Arbitrary<Named<Shot>> = fc
  .record({
    number,
    status,
    text,
    headers: fc.record(header, { requiredKeys: [] }),
    failure: optional(fc.constant('broken')),
  })
  .map(({ number: id, status: code, text: body, headers, failure }) => (naming) => ({
    exchange: naming.id(id),
    status: code,
    headers: headers as Readonly<Record<string, string>>,
    text: body,
    bytes: body.length,
    line: `GET /orders/${naming.id(id)} -> ${code}`,
    ...(failure !== undefined && { failure }),
  }));

const each = <T extends Readonly<Record<string, fc.Arbitrary<Named<unknown>>>>>(
  parts: T,
): fc.Arbitrary<Named<object>> =>
  fc
    .record(parts)
    .map(
      (made) => (naming) =>
        Object.fromEntries(Object.entries(made).map(([name, one]) => [name, (one as Named<unknown>)(naming)])),
    );
const listOf = <T>(of: fc.Arbitrary<Named<T>>, minLength = 1): fc.Arbitrary<Named<T[]>> =>
  fc.array(of, { minLength, maxLength: 3 }).map((all) => (naming) => all.map((one) => one(naming)));
const fixed = <T>(...values: T[]): fc.Arbitrary<Named<T>> => fc.constantFrom(...values).map((value) => () => value);
const maybe = <T>(of: fc.Arbitrary<Named<T>>): fc.Arbitrary<Named<T | undefined>> =>
  optional(of).map((one) => (naming) => one?.(naming));

const methodsTried = listOf(each({ method: fixed('GET', 'PUT', 'DELETE', 'ASSAY'), shot: shots }));

/** Arbitrary evidence of the probes of HTTP itself, by their ids. */
export const httpEvidences: Readonly<Record<string, fc.Arbitrary<Named<unknown>>>> = {
  'compression-same-content': each({
    plain: shots,
    plainAgain: shots,
    coded: listOf(each({ asked: fixed('gzip', 'br'), shot: shots })),
  }),
  'conditional-304-fields': each({ full: shots, revalidated: shots }),
  'correlation-id-echoed': each({
    header: fixed('x-request-id'),
    sent: fixed('sent'),
    shot: shots,
    described: fixed(true, false),
  }),
  'head-equals-get': each({ get: shots, head: shots, again: shots }),
  'location-resolves': each({ created: shots, location: fixed('/orders/1'), at: listOf(shots, 0), byId: maybe(shots) }),
  'method-override-ignored': each({ before: shots, overridden: shots, after: shots }),
  'options-allow-truthful': each({ options: shots, described: fixed(['GET'], ['GET', 'PUT']), tried: methodsTried }),
  'trace-context-ignored': each({
    tried: listOf(each({ kind: fixed('a malformed traceparent', 'a valid traceparent'), shot: shots })),
    after: shots,
  }),
  'unacceptable-accept': each({ asked: shots, after: shots }),
  'unknown-path': listOf(shots),
  'unsupported-media-type': shots,
  'unsupported-method': methodsTried,
  'version-discipline': each({ plain: shots, versioned: shots, nonsense: shots }),
};

/** Notes of some operations; the kinds are those a survey makes. */
const notesOf = (kinds: readonly string[], value = false): fc.Arbitrary<Named<readonly Note[]>> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.constantFrom(...kinds),
        fc.constantFrom(200, 400, 422),
        number,
        number,
      ),
      { maxLength: 16 },
    )
    .map(
      (all) => (naming) =>
        all.map(([operation, kind, code, exchange, id], index) => ({
          kind,
          operation: `GET /${operation}`,
          module: operation,
          status: code,
          exchange: naming.id(exchange + 10 * index),
          line: `GET /${operation}/${naming.id(id)} -> ${code}`,
          ...(value && { value: naming.id(id) }),
        })),
    );

const shape = (mediaType: string, from: string, members?: readonly string[]): string =>
  JSON.stringify({ mediaType, from, described: false, ...(members && { members }) });
const PROBLEM = ['detail:plain', 'status:plain', 'title:plain'];

/** Arbitrary notes of the surveys of HTTP itself, by their ids. */
export const httpNotes: Readonly<Record<string, fc.Arbitrary<Named<readonly Note[]>>>> = {
  'correlation-id-consistent': notesOf(
    [true, true, true, true, false].map((same) => JSON.stringify(['correlation_id and x-request-id', same])),
  ),
  'correlation-id-present': notesOf(
    [['x-request-id'], ['x-request-id'], ['x-request-id', 'request-id'], []].map((names, index) =>
      JSON.stringify(['described', `${(index % 3) + 2}xx`, names]),
    ),
  ),
  'correlation-id-unique': notesOf(['x-request-id'], true),
  'deprecation-announced': notesOf([
    'described, sent',
    'described, not sent',
    'not described, sent',
    'not described, not sent',
  ]),
  'error-code-taxonomy': notesOf(
    [
      ['code', 'taken', 409],
      ['code', 'taken', 400],
      ['code', 'invalid', 422],
      ['type', '/p/taken', 'Taken'],
      ['type', '/p/taken', 'Is taken'],
    ].map((kind) => JSON.stringify(kind)),
  ),
  'error-envelope-uniform': notesOf([
    shape('application/problem+json', 'operation', PROBLEM),
    shape('application/problem+json', 'guard', PROBLEM),
    shape('application/problem+json', 'operation', [...PROBLEM, 'errors:list']),
    shape('application/json', 'operation', PROBLEM),
    shape('application/json', 'probe', ['message:plain']),
    shape('text/plain', 'operation'),
  ]),
};
