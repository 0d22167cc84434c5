import fc from 'fast-check';
import type { Seen } from '../../contracts/seen.ts';
import type { Note } from '../../contracts/survey.ts';
import type { Json } from '../../core/spec/types.ts';
import type { Named, Naming } from './evidence-arbitraries.ts';
import { seen } from './seen-builder.ts';

const RUN_TOKEN = 'asab12';
const statuses = fc.oneof(
  { arbitrary: fc.constant(200), weight: 3 },
  { arbitrary: fc.constantFrom(0, 201, 204, 302, 400, 401, 403, 404, 410, 412, 429, 500, 503), weight: 2 },
);
const headers = fc.record(
  {
    'content-type': fc.constantFrom('text/html', 'application/json'),
    'access-control-allow-origin': fc.constantFrom('*', 'null', 'https://a.example', 'https://b.example'),
    'access-control-allow-credentials': fc.constantFrom('true', 'false'),
    'access-control-max-age': fc.constantFrom('600', '999999', 'x'),
    'content-language': fc.constantFrom('de', 'en'),
    'cache-control': fc.constantFrom('no-store', 'public, max-age=60', 'max-age=5'),
    vary: fc.constantFrom('Origin', 'Accept-Language', '*', 'Cookie'),
  },
  { requiredKeys: [] },
);
/** Nobody else has it, whatever ids are called. */
const own = (id: string): string => `${id}-0123456789abcdef`;
const bodies: fc.Arbitrary<Named<Json>> = fc.oneof(
  {
    arbitrary: fc.constantFrom('a', 'a', 'b').map(
      (name): Named<Json> =>
        ({ id, time }) => ({ data: { id: own(id(1)), name, at: time(1) }, request: id(2) }),
    ),
    weight: 4,
  },
  {
    arbitrary: fc
      .constantFrom<Json>([], {}, 'ok', { error: 'no', status: 400 }, { status: 'down' })
      .map((one) => () => one),
    weight: 1,
  },
  {
    arbitrary: fc.constantFrom('up', 'down', 'warn').map(
      (state): Named<Json> =>
        () => ({ status: 'up', dependencies: [{ name: 'db', status: state }] }),
    ),
    weight: 1,
  },
);

export const answersSeen: fc.Arbitrary<Named<Seen>> = fc
  .record({ status: statuses, body: fc.option(bodies, { nil: undefined }), headers, number: fc.nat(9) })
  .map(({ status, body, headers: sent, number }) => (naming) => ({
    ...seen(status, body?.(naming), sent as Readonly<Record<string, string>>, naming.id(number)),
    line: `GET /orders/${naming.id(number)} -> ${status}`,
  }));

type Parts = Readonly<Record<string, fc.Arbitrary<Named<unknown>>>>;
const each = (parts: Parts): fc.Arbitrary<Named<object>> =>
  fc
    .record(parts)
    .map(
      (made) => (naming: Naming) =>
        Object.fromEntries(Object.entries(made).map(([name, one]) => [name, (one as Named<unknown>)(naming)])),
    );
const fixed = <T>(...values: T[]): fc.Arbitrary<Named<T>> => fc.constantFrom(...values).map((value) => () => value);
const listOf = <T>(of: fc.Arbitrary<Named<T>>, most = 3): fc.Arbitrary<Named<T[]>> =>
  fc.array(of, { maxLength: most }).map((all) => (naming) => all.map((one) => one(naming)));

const who = fixed('south');
const token = fixed(RUN_TOKEN);
const around = {
  itemAt: fixed('/data', ''),
  volatile: fixed<readonly string[]>([], ['at']),
  before: answersSeen,
  after: answersSeen,
};
const listed = each({ body: bodies.map((one) => (naming: Naming) => ({ item: one(naming) })), page: answersSeen });
const attempts = each({
  control: answersSeen,
  attempts: listOf(each({ key: fixed('an empty key', 'no signature'), seen: answersSeen })),
});
const origins = each({
  answers: listOf(
    each({
      operation: fixed('GET /orders', 'GET /users'),
      origin: fixed('https://a.example', 'null'),
      kind: fixed('foreign', 'other foreign', 'null', 'trusted', 'look-alike'),
      words: fixed('an unknown site'),
      seen: answersSeen,
    }),
    5,
  ),
  preflights: listOf(each({ operation: fixed('GET /orders'), origin: fixed('https://a.example'), seen: answersSeen })),
  ambient: fixed(true, false),
});

const line = fc.constantFrom(
  '# TYPE http_requests counter',
  'http_requests{path="/a"} 3',
  'http_requests{path="/a"} 9',
  'http_requests{path="/a"} -1',
  'broken{',
  ...['1', '2', '3', '4'].map((digit) => `up{route="/orders/1${digit}"} 1`),
  'process_start_time_seconds 5',
);
const look = fc.tuple(answersSeen, fc.array(line, { maxLength: 8 })).map(([answer, lines]) => (naming: Naming) => ({
  seen: answer(naming),
  text: lines.map((one) => `${one}\n`).join(''),
}));
const metrics = each({ before: look, sent: fixed(0, 5), after: look });
const ids = fixed<readonly string[]>([], ['GET /orders'], ['GET /orders', 'GET /users']);
const differences = fc.oneof(
  fixed<unknown>('no JSON and no YAML'),
  each({ both: fixed(0, 1, 9), added: ids, missing: ids, changed: ids }),
);

/** Arbitrary evidence of the probes on access, browsers, caches and operations, by id. */
export const accessEvidences: Readonly<Record<string, fc.Arbitrary<Named<unknown>>>> = {
  'object-access-read': each({
    identity: who,
    runToken: token,
    own: answersSeen,
    again: answersSeen,
    other: answersSeen,
  }),
  'object-access-change': each({ identity: who, method: fixed('DELETE', 'PATCH'), other: answersSeen, ...around }),
  'object-access-list': each({
    identity: who,
    runToken: token,
    own: listed,
    found: fc.oneof(listed, fixed(undefined)),
    pages: listOf(answersSeen),
  }),
  'child-of-other-parent': each({ runToken: token, safe: fixed(true, false), elsewhere: answersSeen, ...around }),
  'capability-matrix': listOf(
    each({
      identity: fixed('v'),
      role: fixed('viewer', 'clerk'),
      allowed: fixed(true, false),
      onItem: fixed(true, false),
      seen: answersSeen,
    }),
  ),
  'token-alg-none': attempts,
  'token-tampered': attempts,
  'token-foreign-key': attempts,
  'token-expired': attempts,
  'token-key-confusion': attempts,
  'token-malformed': attempts,
  'token-weak-secret': each({ guessed: fixed(true, false), tried: fixed(9), seen: answersSeen }),
  'token-claims': each({
    names: fixed<readonly string[]>([], ['exp'], ['exp', 'iss', 'aud', 'iat', 'jti']),
    seen: answersSeen,
  }),
  'vary-complete': listOf(
    each({
      header: fixed('accept-language'),
      tells: fixed('content-language', 'content-type'),
      one: answersSeen,
      other: answersSeen,
    }),
  ),
  'cors-credentials': origins,
  'cors-vary': origins,
  'cors-preflight': origins,
  'health-truthful': listOf(each({ path: fixed('/health', '/ready'), seen: answersSeen })),
  'metrics-exposition': metrics,
  'metrics-labels': metrics,
  'metrics-counters-move': metrics,
  'live-description-equals': listOf(each({ path: fixed('/openapi.json'), seen: answersSeen, differences })),
  'https-only': fc.oneof(
    fixed(null),
    each({
      url: fixed('http://a.example'),
      status: fixed(200, 301, 404),
      location: fixed('', 'https://a.example'),
      contentType: fixed('application/json', 'text/html'),
      secure: answersSeen,
    }),
  ),
};

const notesOf = (...kinds: string[]): fc.Arbitrary<Named<readonly Note[]>> =>
  fc
    .array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom('GET /orders', 'POST /orders'), fc.nat(9)), {
      maxLength: 5,
    })
    .map(
      (all) => (naming) =>
        all.map(([kind, operation, number]) => ({
          kind,
          operation,
          module: 'orders',
          status: 200,
          exchange: naming.id(number),
          line: `${operation} -> 200`,
        })),
    );

/** Arbitrary notes of the surveys on headers, by id. */
export const headerNotes: Readonly<Record<string, fc.Arbitrary<Named<readonly Note[]>>>> = {
  'security-headers': notesOf(
    'nosniff there success',
    'nosniff missing success',
    'nosniff missing refusal',
    'hsts there success',
  ),
  'version-banner': notesOf('none', 'none', 'server', 'x-powered-by'),
  'cookie-attributes': notesOf('sid: HttpOnly', 'sid: all there', 'auth: SameSite, Secure'),
};
