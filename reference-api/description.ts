import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse, stringify } from 'yaml';
import type { Seams } from './seams.ts';

type Json = Record<string, unknown>;

export interface ParameterSpec {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Json;
  /** filter[field]=value; the properties by name. */
  readonly deepObject: boolean;
  /** A list with one pair for each of its values. */
  readonly repeats: boolean;
  readonly validate: ValidateFunction;
}

/** One operation of openapi.yaml, ready to be served. */
export interface Operation {
  readonly id: string;
  /** Lower case. */
  readonly method: string;
  /** Path template as written. */
  readonly path: string;
  /** Undefined for public operations. */
  readonly capability: string | undefined;
  readonly public: boolean;
  readonly parameters: readonly ParameterSpec[];
  readonly body: ValidateFunction | undefined;
  /** Media types of its success answers; empty when it answers without content. */
  readonly produces: readonly string[];
  readonly successStatus: number;
  readonly takesIdempotencyKey: boolean;
  readonly requiresIfMatch: boolean;
}

export interface Description {
  readonly yaml: string;
  readonly json: string;
  readonly operations: readonly Operation[];
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const isArray = (schema: unknown): boolean => isObject(schema) && schema.type === 'array';
const pointer = (...tokens: (string | number)[]): string =>
  tokens.map((token) => `/${encodeURIComponent(String(token).replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

function readDescription(): Description {
  const yaml = readFileSync(new URL('./openapi.yaml', import.meta.url), 'utf8');
  const document = parse(yaml) as Json;
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  ajv.addFormat('uuid', UUID);
  ajv.addSchema(document, 'openapi');

  const resolve = (value: unknown, at: string): { value: Json; at: string } => {
    const target = isObject(value) ? value.$ref : undefined;
    if (typeof target !== 'string') return { value: value as Json, at };
    let found: unknown = document;
    for (const token of target.slice(2).split('/')) found = isObject(found) ? found[token] : undefined;
    return resolve(found, target.slice(1));
  };
  const compile = (at: string): ValidateFunction => ajv.compile({ $ref: `openapi#${at}` });

  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(document.paths as Record<string, Json>)) {
    for (const method of METHODS) {
      const source = item[method];
      if (!isObject(source)) continue;
      const here = pointer('paths', path, method);
      const parameters = ((source.parameters ?? []) as unknown[]).map((entry, index): ParameterSpec => {
        const { value, at } = resolve(entry, `${here}/parameters/${index}`);
        return {
          name: String(value.name),
          in: value.in as ParameterSpec['in'],
          required: value.required === true,
          schema: resolve(value.schema, '').value,
          deepObject: value.style === 'deepObject',
          repeats: isArray(value.schema) && value.explode !== false,
          validate: compile(`${at}/schema`),
        };
      });
      const statuses = Object.keys(source.responses as Json).filter((status) => status.startsWith('2'));
      const success = resolve((source.responses as Json)[statuses[0] ?? ''], '').value;
      operations.push({
        id: String(source.operationId),
        method,
        path,
        capability: source['x-capability'] as string | undefined,
        public: (source.security as unknown[]).length === 0,
        parameters,
        body: isObject(source.requestBody)
          ? compile(`${here}/requestBody/content/${encodeURIComponent('application~1json')}/schema`)
          : undefined,
        produces: Object.keys((success.content ?? {}) as Json),
        successStatus: Number(statuses[0]),
        takesIdempotencyKey: parameters.some((parameter) => parameter.name === 'Idempotency-Key'),
        requiresIfMatch: parameters.some((parameter) => parameter.name === 'If-Match' && parameter.required),
      });
    }
  }
  return { yaml, json: JSON.stringify(document), operations };
}

let loaded: Description | undefined;

/** openapi.yaml beside this file, with every schema a request is judged by compiled; read once in a process. */
export function loadDescription(): Description {
  loaded ??= readDescription();
  return loaded;
}

/** The texts that are given out: those of openapi.yaml unless a fault changes them. */
export function servedDescription(
  { describe }: Pick<Seams, 'describe'>,
  { json, yaml }: Pick<Description, 'json' | 'yaml'>,
): { readonly descriptionJson: string; readonly descriptionYaml: string } {
  const document = JSON.parse(json) as Json;
  const served = describe(document);
  if (served === document) return { descriptionJson: json, descriptionYaml: yaml };
  return {
    descriptionJson: JSON.stringify(served),
    descriptionYaml: stringify(served, { aliasDuplicateObjects: false }),
  };
}

/** Schema of a filter field, references followed one step. */
export function filterProperty(parameter: ParameterSpec, name: string): Json | undefined {
  const properties = parameter.schema.properties;
  const found = isObject(properties) ? properties[name] : undefined;
  return isObject(found) ? found : undefined;
}

export type { ErrorObject };
