import type { MediaTypeObject } from '../operations/types.ts';
import type { Schema } from '../spec/types.ts';
import { arbitraryFor } from './arbitrary.ts';
import type { CaseMaker } from './case-maker.ts';
import { reasonOf } from './case-maker.ts';
import { looksUnique, wordsOfName } from './field-names.ts';
import { concreteType, kindOf, preferredContents } from './media-types.ts';
import { orderPairs } from './ordered-pairs.ts';
import { isObject } from './resolve-pointer.ts';
import { sample } from './sample.ts';
import { typesOf, viewOf } from './schema-view.ts';
import { fillBody, withoutReadOnly } from './supplied-body.ts';
import type { PropertyChoice } from './types.ts';
import { withToken } from './unique-token.ts';

const TRIES = 8;

export interface MadeBody {
  readonly mediaType: string;
  readonly value: unknown;
}

/** The body schema of a media type; what a media type without schema can carry otherwise. */
export function bodySchema(content: MediaTypeObject): Schema {
  if (content.schema !== undefined) return content.schema;
  return ['text', 'binary'].includes(kindOf(content.type)) ? { type: 'string' } : { type: 'object' };
}

/** Contents to try, best first; none for methods whose body has no meaning (RFC 9110, 9.3.1) unless required. */
export function contentsFor(maker: CaseMaker): MediaTypeObject[] {
  const { body, method } = maker.operation;
  if (!body || (!body.required && ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'].includes(method))) return [];
  return preferredContents(body.contents);
}

function candidates(maker: CaseMaker, schema: Schema, raw: unknown, choice: PropertyChoice): unknown[] {
  const { document } = maker.context;
  const supply = (at: string, name: string, part: Schema) => maker.given('body', at, name, part);
  const add = choice !== 'required';
  const filled = fillBody(schema, raw, { document, supply, add, drop: true });
  return [orderPairs(filled), filled, fillBody(schema, raw, { document, supply, add, drop: false }), raw];
}

/** A valid body of one media type; undefined (and a problem reported) when none was found in bounded tries. */
export function makeBody(maker: CaseMaker, content: MediaTypeObject, choice: PropertyChoice): MadeBody | undefined {
  const { validate, document } = maker.context;
  const schema = bodySchema(content);
  const mediaType = concreteType(content.type);
  const view = viewOf(schema, document);
  const anything = view !== false && typesOf(view).length === 0 && !view.enum && !view.$choices;
  const structured = !['text', 'binary'].includes(kindOf(content.type));
  if (anything && structured && maker.refusal('body', schema, {}) === undefined) return { mediaType, value: {} };
  let reason = 'no value was found';
  let keepRequired = false;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    // complete (or minimal) bodies may be just what the schema forbids
    const properties = attempt < 3 ? choice : 'some';
    try {
      const options = maker.workshop.options(properties, '', keepRequired);
      const raw = sample(arbitraryFor(schema, document, options), maker.draw);
      for (const value of candidates(maker, schema, raw, choice)) {
        const problems = validate(schema, value);
        const first = problems[0];
        if (!first) return { mediaType, value };
        reason = `${first.path === '' ? 'the body' : first.path} ${first.message}`;
        if (problems.some((one) => one.keyword === 'required')) keepRequired = true;
      }
    } catch (error) {
      reason = reasonOf(error);
      if (attempt >= 3) break;
    }
  }
  maker.problem(`body ${content.type}`, reason);
  return undefined;
}

/** Fresh tokens in unique-looking fields of a written example, so that sending it twice does not collide. */
function freshened(maker: CaseMaker, schema: Schema, value: unknown): unknown {
  if (!isObject(value) || maker.operation.method !== 'POST') return value;
  const names = Object.keys(value);
  // a sign-in must keep the name it was written with
  if (
    names.some((name) => /password|secret|token/i.test(name)) &&
    /login|sign-?in|session|token|auth/i.test(maker.operation.path)
  )
    return value;
  let current: Record<string, unknown> = value;
  for (const name of names) {
    const text = current[name];
    if (typeof text !== 'string' || !looksUnique(name) || maker.configured(name)) continue;
    const last = wordsOfName(name).at(-1) ?? '';
    const kind = { email: last === 'email' || text.includes('@'), slug: !['name', 'title'].includes(last) };
    const next = {
      ...current,
      [name]: withToken(text, maker.workshop.nonce(), kind, { min: 0, max: text.length + 12 }, []),
    };
    if (maker.context.validate(schema, next).length === 0) current = next;
  }
  return current;
}

/** A written example as a body: readOnly members out, supplied values in; undefined when it does not conform. */
export function exampleBody(
  maker: CaseMaker,
  content: MediaTypeObject,
  example: unknown,
  at: string,
): MadeBody | undefined {
  const { validate, document } = maker.context;
  const schema = bodySchema(content);
  const bare = withoutReadOnly(schema, example, document);
  const supply = (pointer: string, name: string, part: Schema) => maker.given('body', pointer, name, part);
  const filled = fillBody(schema, bare, { document, supply, add: false, drop: false });
  let reason = '';
  for (const value of [filled, bare, example]) {
    const first = validate(schema, value)[0];
    if (!first) return { mediaType: concreteType(content.type), value: freshened(maker, schema, value) };
    reason ||= `the example does not conform: ${first.path === '' ? 'the body' : first.path} ${first.message}`;
  }
  maker.problem(at, reason);
  return undefined;
}
