import { createRequire } from 'node:module';
import type { IOpenAPIResponseValidator } from 'openapi-response-validator';
import { isObject, member, object, text } from '../../spec/json.ts';
import { pointerOfFragment, valueAt } from '../../spec/pointer.ts';
import type { Description, Json, JsonObject } from '../../spec/types.ts';
import { isJson, matchMediaType } from '../media-type.ts';
import { deref } from '../references.ts';
import type { Operation } from '../types.ts';
import { reachableFrom } from './reachable.ts';

type Validator = IOpenAPIResponseValidator;
type Constructor = new (args: Record<string, unknown>) => Validator;

// CommonJS with the class under `default`.
const { default: OpenAPIResponseValidator } = createRequire(import.meta.url)('openapi-response-validator') as {
  default: Constructor;
};

export type Opinion = 'accepts' | 'refuses' | 'cannot say';

export interface SecondOpinion {
  /**
   * What openapi-response-validator says about a JSON body; the body is not changed. `contentType` chooses among
   * several described media types; without it the first JSON one is taken.
   */
  validate(status: number, body: unknown, contentType?: string): Opinion;
  /** Keywords reachable from the response schema of that status; see `knownDisagreement`. */
  features(status: number, contentType?: string): ReadonlySet<string>;
}

interface Prepared {
  readonly validator: Validator | undefined;
  readonly features: ReadonlySet<string>;
}

/**
 * The second judge of one operation's responses: openapi-response-validator on the untranslated 2.0 or 3.0
 * description. It cannot say anything about 3.1 and later, responses without a JSON schema, or what it throws at.
 */
export function secondOpinion(description: Description, operation: Operation): SecondOpinion {
  const prepared = new Map<string, Prepared>();
  const prepare = (status: number, contentType?: string): Prepared => {
    const key = statusKey(description.original, operation, status);
    const name = `${key} ${contentType ?? ''}`;
    const known = prepared.get(name);
    if (known !== undefined) return known;
    const made = build(description, operation, key, contentType);
    prepared.set(name, made);
    return made;
  };
  return {
    features: (status, contentType) => prepare(status, contentType).features,
    validate(status, body, contentType) {
      const { validator } = prepare(status, contentType);
      if (validator === undefined) return 'cannot say';
      try {
        return validator.validateResponse(String(status), structuredClone(body)) === undefined ? 'accepts' : 'refuses';
      } catch {
        return 'cannot say';
      }
    },
  };
}

function responsesOf(original: JsonObject, operation: Operation): JsonObject {
  return object(valueAt(original, operation.pointer), 'responses');
}

function statusKey(original: JsonObject, operation: Operation, status: number): string {
  const responses = responsesOf(original, operation);
  const wanted = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  return wanted.find((key) => Object.hasOwn(responses, key)) ?? String(status);
}

function build(description: Description, operation: Operation, key: string, contentType?: string): Prepared {
  const nothing: Prepared = { validator: undefined, features: new Set() };
  const { original, dialect } = description;
  if (dialect !== '2.0' && dialect !== '3.0') return nothing;
  const response = deref(original, responsesOf(original, operation)[key]);
  if (response === undefined) return nothing;
  const schema = jsonSchemaOf(response, contentType);
  if (!isObject(schema)) return nothing;
  const { holder, features } = reachableFrom(original, schema);
  try {
    const args = { responses: { [key]: { schema: inlineTop(original, schema) } }, ...structuredClone(holder) };
    return { validator: new OpenAPIResponseValidator(args), features };
  } catch {
    return { validator: undefined, features };
  }
}

/** It takes the first media type whatever that is, so it is given the one that matters alone. */
function jsonSchemaOf(response: JsonObject, contentType: string | undefined): Json | undefined {
  if (member(response, 'schema') !== undefined) return response.schema;
  const content = Object.entries(object(response, 'content'));
  if (contentType === undefined) return member(content.find(([type]) => isJson(type))?.[1], 'schema');
  const described = content.map(([type, media]) => ({ type, media, examples: [], encoding: {} }));
  const matching = matchMediaType(described, contentType);
  return member(described.find((one) => one === matching)?.media, 'schema');
}

/** References below the response resolve against the root it builds; only the document's own shape is kept. */
function inlineTop(original: JsonObject, schema: JsonObject): JsonObject {
  const ref = text(schema, '$ref');
  if (ref === undefined) return structuredClone(schema);
  return valueAt(original, pointerOfFragment(ref.slice(1))) === undefined ? {} : { $ref: ref };
}
