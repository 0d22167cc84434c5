import type { AnySchemaObject, SchemaValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import { joinPointer } from '../../spec/pointer.ts';
import type { Json, JsonObject } from '../../spec/types.ts';
import { UNEVALUATED_KEYWORD } from './keywords.ts';
import { type Judge, unevaluatedNames } from './unevaluated.ts';

/** The keyword that stands for `unevaluatedProperties` and `unevaluatedItems` in prepared schemas. */
export function addUnevaluated(ajv: Ajv2020, judge: Judge): void {
  ajv.addKeyword({
    keyword: UNEVALUATED_KEYWORD,
    schemaType: 'object',
    type: ['object', 'array'],
    errors: 'full',
    compile: (left: JsonObject, around: AnySchemaObject) => {
      const check: SchemaValidateFunction = (value: unknown, context?: DataValidationCxt) => {
        const isArray = Array.isArray(value);
        const schema = left[isArray ? 'items' : 'properties'];
        if (schema === undefined) return true;
        const path = context?.instancePath ?? '';
        const names = unevaluatedNames(around as Json, value, path, judge);
        const refused = names.filter(
          (name) => !judge.isValid(schema, Reflect.get(Object(value), name), joinPointer(path, name)),
        );
        if (refused.length === 0) return true;
        check.errors = refused.map((name) => ({
          keyword: isArray ? 'unevaluatedItems' : 'unevaluatedProperties',
          instancePath: path,
          schemaPath: `#/${isArray ? 'unevaluatedItems' : 'unevaluatedProperties'}`,
          params: isArray ? { index: Number(name) } : { unevaluatedProperty: name },
          message: isArray ? `must not have the item at ${name}` : `must NOT have unevaluated properties`,
        }));
        return false;
      };
      return check;
    },
  });
}
