import type { AssayError } from '../errors/assay-error.ts';
import { isObject, member, text } from './json.ts';
import { type DocumentUrl, displayPlace } from './place.ts';
import { unreadable, unsupported } from './spec-errors.ts';
import type { JsonObject, SpecDialect } from './types.ts';

export interface Identified {
  readonly dialect: SpecDialect;
  /** As written: '3.0.3'. */
  readonly openapi: string;
  readonly document: JsonObject;
}

/** Says what a text is when it is plainly no JSON or YAML document; undefined when it may be one. */
export function refuseText(body: string, contentType: string, url: DocumentUrl): AssayError | undefined {
  const where = displayPlace(url);
  const start = body.slice(0, 2000).trimStart();
  if (start === '' && body.trim() === '') {
    return unreadable(
      'The description is empty.',
      where,
      'an empty document',
      ['it was not written completely', 'the wrong file'],
      'check the place given with --spec',
    );
  }
  if (/^<(!doctype html|html|head|body|script)|^<!--[\s\S]*<html/i.test(start) || /^text\/html/i.test(contentType)) {
    return unreadable(
      'A web page was found instead of a description.',
      where,
      'HTML',
      [
        'this is the documentation page, not the description behind it',
        'a sign-in page',
        'a single-page app answers 200',
      ],
      'give the URL of the JSON or YAML file (in Swagger UI: the link below the title)',
    );
  }
  if (/^<\?xml|^<[a-z]+:?[a-z]*[\s>]/i.test(start)) {
    const kind = /wadl/i.test(start) ? 'WADL' : /wsdl|definitions/i.test(start) ? 'WSDL' : 'XML';
    return unsupported(where, kind, ['it is another kind of description'], 'convert it to OpenAPI first');
  }
  return undefined;
}

const KNOWN: readonly (readonly [(document: JsonObject) => boolean, string, string])[] = [
  [(it) => 'asyncapi' in it, 'an AsyncAPI description', 'only HTTP APIs described by OpenAPI or Swagger are read'],
  [
    (it) =>
      /getpostman\.com/.test(text(member(it, 'info'), 'schema') ?? '') || member(it.info, '_postman_id') !== undefined,
    'a Postman collection',
    'export it as OpenAPI from Postman, then give that file',
  ],
  [(it) => /^1\./.test(String(it.swaggerVersion ?? '')), 'a Swagger 1.x description', 'convert it to OpenAPI 3 first'],
  [(it) => 'arazzo' in it, 'an Arazzo workflow', 'give the description its sourceDescriptions name'],
  [(it) => 'overlay' in it && 'actions' in it, 'an OpenAPI overlay', 'apply it and give the result'],
  [(it) => 'linkset' in it, 'an API catalog (RFC 9727 linkset)', 'give the service-desc link inside it'],
  [
    (it) => 'graphql' in it || '__schema' in it || member(it.data, '__schema') !== undefined,
    'a GraphQL schema',
    'not an OpenAPI',
  ],
  [(it) => 'raml' in it || 'baseUri' in it, 'a RAML description', 'convert it to OpenAPI first'],
  [
    (it) => 'log' in it && member(it.log, 'entries') !== undefined,
    'a HAR recording',
    'give the description of the API instead',
  ],
  [(it) => '$schema' in it && ('properties' in it || '$defs' in it), 'a JSON Schema', 'give the whole description'],
];

function looksLike(value: unknown): readonly [string, string] {
  const advice = 'check the place given with --spec';
  if (value === undefined || value === null) return ['an empty document', advice];
  if (Array.isArray(value)) return [`a list of ${value.length} entries`, advice];
  if (!isObject(value)) return [`plain text: ${String(value).slice(0, 80)}`, advice];
  for (const [test, name, next] of KNOWN) if (test(value)) return [name, next];
  const keys = Object.keys(value);
  const shown = keys.slice(0, 6).join(', ');
  if ('paths' in value) return [`paths without a version field (members: ${shown})`, "add openapi: '3.1.0' at the top"];
  return [keys.length === 0 ? 'an empty object' : `an object with the members ${shown}`, advice];
}

/** Which dialect a parsed document is written in. Throws SPEC_UNSUPPORTED saying what it looks like. */
export function identify(value: unknown, url: DocumentUrl): Identified {
  const where = displayPlace(url);
  const written = member(value, 'openapi') ?? member(value, 'swagger');
  // Unquoted YAML versions arrive as numbers: swagger: 2.0 is 2.
  const openapi = typeof written === 'number' ? written.toFixed(1) : typeof written === 'string' ? written.trim() : '';
  if (isObject(value) && openapi !== '') {
    const dialect = /^(2\.0|3\.[0-2])(\.|-|$)/.exec(openapi)?.[1] as SpecDialect | undefined;
    if (dialect !== undefined && 'swagger' in value === (dialect === '2.0'))
      return { dialect, openapi, document: value };
    throw unsupported(
      where,
      `version ${openapi}`,
      ['the description is newer or older than what is read', 'the version field is mistyped'],
      'write 2.0 (swagger) or 3.0.x, 3.1.x, 3.2.x (openapi) in the version field',
    );
  }
  const [observed, next] = looksLike(value);
  throw unsupported(where, observed, ['the wrong file or address was given'], next);
}
