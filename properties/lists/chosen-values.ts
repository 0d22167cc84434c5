import { isObject } from '../../core/exercise/json-body.ts';
import { typesOf, viewOf } from '../../core/generate/schema-view.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { Json, JsonObject, Schema } from '../../core/spec/types.ts';

/** Spellings on which collations differ, and numbers that sort otherwise as text. */
const TEXTS = [
  'Zebra',
  'zebra',
  'Äpfel',
  'apfel',
  '10 Birnen',
  '9 Birnen',
  'Ångström',
  'e\u0301clair',
  'éclair',
  'Zoë',
];
const NUMBERS = [9, 10, 100, 2, 10, 9, 1, 20, 0, 10];
/** Two of three items share a value: ties are where orders without a tie-breaker show. */
const RUN = 3;
const ONE_IN = 5;

/** Names of properties whose values a service wants to differ, mean something to it or are secret. */
const LEFT_ALONE =
  /code|sku|email|mail|slug|user|login|phone|iban|url|uri|link|path|host|domain|key|secret|token|password|hash|currency|country|locale|lang|timezone|type|kind|version|id$|ids$|Id$|_ref$/i;
/** Quantities with rules of their own, such as a wallet's or an order's. */
const RULED =
  /amount|balance|total|quantity|qty|stock|limit|max|min|percent|rate|discount|size|count|start|end|from|to$|until|expires/i;

/**
 * Values for the item with this number that make laws of lists sharp: ties, nulls, spellings, numbers that sort
 * otherwise as text. Only top-level members whose schema takes them; names keep a fresh token, since they may be unique.
 */
export function chosenValues(
  schema: Schema,
  document: JsonObject,
  resource: Resource,
  valid: (schema: Schema, value: unknown) => boolean,
): (index: number, body: JsonObject, nonce: string) => JsonObject {
  const view = viewOf(schema, document);
  const properties = view && isObject(view.properties) ? view.properties : {};
  const required = new Set(view && Array.isArray(view.required) ? view.required : []);
  const choosers = Object.entries(properties).flatMap(([name, own]) => {
    const chooser = chooserOf(name, own as Schema, document, resource, valid);
    return chooser ? [[name, chooser] as const] : [];
  });
  return (index, body, nonce) => {
    const changed: JsonObject = { ...body };
    for (const [name, choose] of choosers) {
      // What the accepted body leaves out may go with something else only.
      if (!(name in body) && !required.has(name) && index % 2 === 1) continue;
      const value = choose(index, nonce);
      if (value !== undefined) changed[name] = value;
    }
    return changed;
  };
}

type Chooser = (index: number, nonce: string) => Json | undefined;

function chooserOf(
  name: string,
  schema: Schema,
  document: JsonObject,
  resource: Resource,
  valid: (schema: Schema, value: unknown) => boolean,
): Chooser | undefined {
  const view = viewOf(schema, document);
  if (!view || name === resource.naturalKey || name === resource.idField || LEFT_ALONE.test(name)) return undefined;
  if (view.readOnly === true) return undefined;
  const types = typesOf(view);
  const orNull = (choose: Chooser): Chooser => {
    if (!types.includes('null')) return choose;
    return (index, nonce) => (index % ONE_IN === ONE_IN - 1 ? null : choose(index, nonce));
  };
  const fitting = (values: readonly Json[]): Json[] => values.filter((value) => valid(schema, value));
  const tied = (values: readonly Json[]): Chooser | undefined =>
    values.length === 0 ? undefined : orNull((index) => values[Math.floor(index / RUN) % values.length]);
  // States of a thing follow rules: the service gives them.
  if (Array.isArray(view.enum)) return /state|status/i.test(name) ? undefined : tied(view.enum as Json[]);
  if (types.includes('boolean')) return orNull((index) => index % RUN === 0);
  if (types.includes('integer') || types.includes('number'))
    return RULED.test(name) ? undefined : tied([...new Set(fitting(NUMBERS))]);
  if (!types.includes('string') || view.format !== undefined) return undefined;
  const filtered = resource.list?.filters.some((filter) => filter.field === name) ?? false;
  // What lists are filtered by is often shared; a name may have to be unique.
  if (filtered && !/name|title|number/i.test(name)) return tied(fitting(TEXTS));
  return orNull((index, nonce) => {
    const text = `${TEXTS[index % TEXTS.length]} ${nonce}`;
    return valid(schema, text) ? text : undefined;
  });
}
