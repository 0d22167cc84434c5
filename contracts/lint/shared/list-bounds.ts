import { derefSchema } from '../../../core/operations/references.ts';
import type { Operation } from '../../../core/operations/types.ts';
import type { ListShape } from '../../../core/resources/types.ts';
import { isObject } from '../../../core/spec/json.ts';
import { splitPointer } from '../../../core/spec/pointer.ts';
import type { Json, JsonObject, Schema } from '../../../core/spec/types.ts';
import type { LintFacts } from '../types.ts';

const DEEPEST = 12;

/** Does the schema, or one it is composed of, have a keyword that satisfies? */
function some(
  document: JsonObject,
  schema: Json | Schema | undefined,
  holds: (one: JsonObject) => boolean,
  depth = 0,
): boolean {
  const one = derefSchema(document, schema);
  if (!isObject(one) || depth > DEEPEST) return false;
  if (holds(one)) return true;
  return (['allOf', 'oneOf', 'anyOf'] as const).some(
    (key) => Array.isArray(one[key]) && one[key].some((part) => some(document, part, holds, depth + 1)),
  );
}

/** Is the array of the list itself bounded by maxItems? */
export function bounded(operation: Operation, { itemsAt }: ListShape, { description }: LintFacts): boolean {
  const { document } = description;
  const at = (schema: Json | Schema | undefined, tokens: readonly string[]): boolean => {
    const [token, ...rest] = tokens;
    return some(document, schema, (one) => {
      if (token === undefined) return typeof one.maxItems === 'number';
      return isObject(one.properties) && at(one.properties[token], rest);
    });
  };
  return operation.responses
    .filter(({ status }) => status.startsWith('2') || status.toLowerCase() === 'default')
    .some(({ contents }) => contents.some(({ schema }) => at(schema, splitPointer(itemsAt))));
}

/** Is the page size parameter bounded: by maximum, by its values, or in words that name one? */
export function sizeIsBounded(operation: Operation, { paging }: ListShape): boolean {
  if (paging.maxSize !== undefined) return true;
  const parameter = operation.parameters.find(
    ({ name, in: place }) => place === 'query' && name === paging.sizeParameter,
  );
  const schema = isObject(parameter?.schema) ? parameter.schema : {};
  const text = `${parameter?.description ?? ''} ${typeof schema.description === 'string' ? schema.description : ''}`;
  return (
    Array.isArray(schema.enum) ||
    schema.const !== undefined ||
    typeof schema.exclusiveMaximum === 'number' ||
    // "(max 50)", "up to 200", "between 1 and 1000", "may not exceed 100"
    /\b(?:max(?:imum)?|up to|at most|no more than|exceed|between|cap(?:ped)?|limit(?:ed)? (?:to|of)|<=?)[^.]{0,60}?\d/i.test(
      text,
    ) ||
    /\b\d+\s*(?:-|–|to|\.\.)\s*\d{2,}\b|\d\s*(?:is )?(?:the )?max/i.test(text)
  );
}
