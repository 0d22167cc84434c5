import { filterProperty, type Operation, type ParameterSpec } from '../description.ts';
import { Problem } from '../http/problem.ts';
import type { Seams } from '../seams.ts';
import { fieldErrors } from './validation-errors.ts';

const refuse = (name: string, code: string, message: string): Problem =>
  new Problem(400, 'invalid_parameter', `The parameter ${name} ${message}.`, {
    errors: [{ field: name, pointer: name, code, message }],
  });

/** Name and value pairs of a query, percent-decoded as UTF-8. Throws a 400 for what is no UTF-8. */
function decodePairs(search: string): [string, string][] {
  const decode = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
  try {
    return search
      .replace(/^\?/, '')
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
      });
  } catch {
    throw new Problem(400, 'invalid_parameter', 'The query is not percent-encoded UTF-8.');
  }
}

/** Text as the type the schema wants; text that cannot be one stays text and fails the schema. */
function coerce(text: string, schema: Readonly<Record<string, unknown>>): unknown {
  if (schema.type === 'array') return text.split(',');
  if (schema.type === 'integer' && /^-?[0-9]{1,15}$/.test(text)) return Number(text);
  if (schema.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function check(seams: Seams, operation: Operation, parameter: ParameterSpec, value: unknown): void {
  const errors = parameter.validate(value) ? [] : (parameter.validate.errors ?? []);
  const complaints = seams.complaints(operation, parameter.name, value, errors);
  if (complaints.length === 0) return;
  throw new Problem(400, 'invalid_parameter', `The ${parameter.in} parameter ${parameter.name} is not valid.`, {
    errors: fieldErrors(complaints, parameter.name),
  });
}

/** Query parameters and filter fields, judged by their schemas, defaults filled in. */
export function readQuery(
  seams: Seams,
  operation: Operation,
  search: string,
): { query: Record<string, unknown>; filter: Record<string, unknown> } {
  const declared = operation.parameters.filter((parameter) => parameter.in === 'query');
  const query: Record<string, unknown> = {};
  const filter: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const [name, text] of decodePairs(search)) {
    const field = /^([^[\]]+)\[([^[\]]+)\]$/.exec(name);
    const parameter = declared.find((one) => (one.deepObject ? one.name === field?.[1] : one.name === name));
    if (seen.has(name) && !parameter?.repeats) throw refuse(name, 'repeated', 'is given more than once');
    seen.add(name);
    if (parameter === undefined) throw refuse(name, 'unknown_parameter', 'is unknown');
    if (parameter.repeats) {
      query[name] = [...((query[name] ?? []) as string[]), text];
      continue;
    }
    if (!parameter.deepObject) query[name] = coerce(text, parameter.schema);
    else filter[field?.[2] ?? ''] = coerce(text, filterProperty(parameter, field?.[2] ?? '') ?? {});
  }
  for (const parameter of declared) {
    if (parameter.deepObject) check(seams, operation, parameter, filter);
    else if (query[parameter.name] !== undefined) check(seams, operation, parameter, query[parameter.name]);
    else if (parameter.schema.default !== undefined) query[parameter.name] = parameter.schema.default;
  }
  return { query, filter };
}

/** Judges path parameters by their schemas. */
export function checkPath(seams: Seams, operation: Operation, values: Readonly<Record<string, string>>): void {
  for (const parameter of operation.parameters) {
    if (parameter.in === 'path') check(seams, operation, parameter, values[parameter.name]);
  }
}

/** Judges header parameters. A missing If-Match is told later, as 428. */
export function checkHeaders(seams: Seams, operation: Operation, header: (name: string) => string | undefined): void {
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'header') continue;
    const value = header(parameter.name);
    if (value !== undefined) check(seams, operation, parameter, value);
    else if (parameter.required && parameter.name !== 'If-Match') {
      throw refuse(parameter.name, 'required', 'is required');
    }
  }
}
