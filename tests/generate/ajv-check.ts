import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { CheckValue } from '../../core/generate/types.ts';
import type { JsonObject, Schema } from '../../core/spec/types.ts';

const ROOT = 'test:/description';

/** A validator of the kind callers pass in: Ajv 2020-12 with formats, references resolved in `document`. */
export function ajvCheck(document: JsonObject): CheckValue {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(document, ROOT);
  const compiled = new WeakMap<JsonObject, ValidateFunction>();
  const absolute = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(absolute);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        key === '$ref' && typeof item === 'string' && item.startsWith('#') ? ROOT + item : absolute(item),
      ]),
    );
  };
  return (schema: Schema, value: unknown) => {
    if (schema === true) return [];
    if (schema === false) return [{ path: '', keyword: 'false', message: 'nothing is allowed', schemaPath: '#' }];
    let validate = compiled.get(schema);
    if (!validate) {
      validate = ajv.compile(absolute(schema) as JsonObject);
      compiled.set(schema, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error: ErrorObject) => ({
      path: error.instancePath,
      keyword: error.keyword,
      message: error.message ?? '',
      schemaPath: error.schemaPath,
    }));
  };
}
