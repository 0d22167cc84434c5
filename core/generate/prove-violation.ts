import type { Operation, Parameter, ValidationProblem } from '../operations/types.ts';
import type { JsonObject, Schema } from '../spec/types.ts';
import { bodySchema } from './body-maker.ts';
import { essence, kindOf } from './media-types.ts';
import { parseWire } from './parse-wire.ts';
import type { CheckValue, WireRequest } from './types.ts';
import type { Defect } from './violation-case.ts';

const CHOICES = new Set(['anyOf', 'oneOf', 'if', 'not', 'then', 'else']);

/** How plainly a value is wrong: in nothing but the keyword, in the keyword and more at the same place, or not so. */
export type Proof = 'pure' | 'mixed' | 'none';

/** Whether problems are about one keyword at one path. Branches of a choice may each have their own complaint. */
export function proofIn(problems: readonly ValidationProblem[], keyword: string, path: string): Proof {
  if (!problems.some((one) => one.keyword === keyword && one.path === path)) return 'none';
  const chosen = problems.some((one) => CHOICES.has(one.keyword));
  if (problems.every((one) => one.path === path && one.keyword === keyword)) return 'pure';
  return chosen || problems.every((one) => one.path === path) ? 'mixed' : 'none';
}

/** The schema of the JSON body a request carries, by its content type. */
export function jsonBodySchema(operation: Operation, contentType: string): Schema | undefined {
  if (kindOf(contentType) !== 'json') return undefined;
  const contents = operation.body?.contents ?? [];
  const exact = contents.find((one) => essence(one.type) === essence(contentType));
  const found = exact ?? contents.find((one) => kindOf(one.type) === 'json' && one.type.includes('*'));
  return found && bodySchema(found);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function bodyProblems(operation: Operation, wire: WireRequest, validate: CheckValue): boolean {
  if (wire.body === undefined) return operation.body?.required === true;
  const schema = jsonBodySchema(operation, wire.headers['content-type'] ?? '');
  if (schema === undefined) return false;
  try {
    return validate(schema, JSON.parse(decoder.decode(wire.body))).length > 0;
  } catch {
    return true;
  }
}

/**
 * Whether a request is invalid where it is said to be, as it goes over the wire: read back from its URL, header fields
 * and bytes and judged again. False when it cannot be told.
 */
export function isProvedInvalid(
  operation: Operation,
  wire: WireRequest,
  defect: Pick<Defect, 'place' | 'pointer' | 'keyword'>,
  document: JsonObject,
  validate: CheckValue,
): boolean {
  if (defect.place === 'body') return bodyProblems(operation, wire, validate);
  const name = parameterNameOf(operation, defect)?.name;
  const parameter = operation.parameters.find((one) => one.in === defect.place && one.name === name);
  if (!parameter) return false;
  const parsed = parseWire(operation, wire, document)[defect.place][parameter.name];
  if (parsed === undefined) return parameter.required && defect.keyword === 'required';
  if ('cannotTell' in parsed || defect.keyword === 'required') return false;
  return validate(parameter.schema, parsed.value).length > 0;
}

function parameterNameOf(operation: Operation, { place, pointer }: Pick<Defect, 'place' | 'pointer'>) {
  const own = operation.parameters.filter((one): one is Parameter => one.in === place);
  return own.find((one) => one.name === pointer) ?? own.find((one) => pointer.startsWith(`${one.name}/`));
}
