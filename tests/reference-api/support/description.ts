import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { Json } from './api.ts';

export const document = parse(
  readFileSync(new URL('../../../reference-api/openapi.yaml', import.meta.url), 'utf8'),
) as Json;

const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
addFormats.default(ajv);
ajv.addSchema(document, 'description');

export function resolve(value: unknown): Json {
  const target = (value as Json | undefined)?.$ref;
  if (typeof target !== 'string') return value as Json;
  return resolve(
    target
      .slice(2)
      .split('/')
      .reduce<unknown>((at, token) => (at as Json)[token], document),
  );
}

export interface Described {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Json;
}

export const described: readonly Described[] = Object.entries(document.paths as Record<string, Json>).flatMap(
  ([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      id: String((operation as Json).operationId),
      method: method.toUpperCase(),
      path,
      operation: operation as Json,
    })),
);

const isRef = (schema: unknown): schema is { $ref: string } => typeof (schema as Json).$ref === 'string';
function problems(schema: unknown, value: unknown): string[] {
  const validate = ajv.compile(isRef(schema) ? { $ref: `description${schema.$ref}` } : (schema as Json));
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** Everything about an answer that the description does not promise: status, media type, body, headers. */
export function deviations(
  operation: Json,
  answer: { status: number; headers: Headers; text: string; body: unknown },
): string[] {
  const declared = (operation.responses as Json)[String(answer.status)];
  if (declared === undefined) return [`status ${answer.status} is not described`];
  const response = resolve(declared);
  const found: string[] = [];
  const contents = (response.content ?? {}) as Record<string, Json>;
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const content = contents[type];
  if (answer.text !== '' && content === undefined) found.push(`media type '${type}' is not described`);
  if (answer.text === '' && Object.keys(contents).length > 0) found.push('the body is missing');
  if (content !== undefined) {
    found.push(...problems(content.schema, type.includes('json') ? answer.body : answer.text));
  }
  for (const [name, reference] of Object.entries((response.headers ?? {}) as Json)) {
    const header = resolve(reference);
    const value = answer.headers.get(name);
    if (value === null) {
      if (header.required === true) found.push(`header ${name} is missing`);
      continue;
    }
    const typed = (header.schema as Json).type === 'integer' ? Number(value) : value;
    found.push(...problems(header.schema, typed).map((problem) => `header ${name}: ${problem}`));
  }
  return found;
}
