import type { MediaTypeObject, Operation, Parameter, ValidationProblem } from '../operations/types.ts';
import type { JsonObject } from '../spec/types.ts';
import { bodySchema } from './body-maker.ts';
import { essence, kindOf } from './media-types.ts';
import { parseBody } from './parse-body.ts';
import { parseMultipart } from './parse-multipart.ts';
import { parseWire } from './parse-wire.ts';
import type { CheckValue, WireRequest } from './types.ts';
import type { Defect } from './violation-case.ts';

const CHOICES = new Set(['anyOf', 'oneOf', 'if', 'not', 'then', 'else', 'contains']);
/** Keywords whose problem a validator tells by the keyword inside them. */
const INSIDE = new Set([
  'dependentSchemas',
  'if',
  'contains',
  'minContains',
  'maxContains',
  'propertyNames',
  'discriminator',
]);
/** Keywords that validators tell under another name. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  minContains: ['contains'],
  maxContains: ['contains'],
  discriminator: ['oneOf', 'anyOf', 'enum', 'const'],
  'false schema': ['false schema', 'boolean_schema'],
  items: ['items', 'false schema'],
};

/** How plainly a value is wrong: in nothing but the keyword, in the keyword and more at the same place, or not so. */
export type Proof = 'pure' | 'mixed' | 'none';

/** Whether problems are about one keyword at one path. Branches of a choice may each have their own complaint. */
export function proofIn(problems: readonly ValidationProblem[], keyword: string, path: string): Proof {
  const names = [keyword, ...(ALIASES[keyword] ?? [])];
  const inside = INSIDE.has(keyword);
  const isAbout = (one: ValidationProblem): boolean =>
    (names.includes(one.keyword) && one.path === path) ||
    (inside && isWithin(one.path, path) && new RegExp(`/(${names.join('|')}|then|else)/`).test(one.schemaPath));
  if (!problems.some(isAbout)) return 'none';
  if (problems.every(isAbout)) return 'pure';
  const chosen = problems.some((one) => CHOICES.has(one.keyword));
  return chosen || problems.every((one) => one.path === path) ? 'mixed' : 'none';
}

const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}/`);

/** The media type object a content type falls under; undefined when none is described for it. */
export function contentFor(operation: Operation, contentType: string): MediaTypeObject | undefined {
  const contents = operation.body?.contents ?? [];
  const name = essence(contentType);
  const within = (range: string): boolean =>
    range === '*/*' || (range.endsWith('/*') && name.startsWith(range.slice(0, -1)));
  return contents.find((one) => essence(one.type) === name) ?? contents.find((one) => within(essence(one.type)));
}

function bodyProblems(
  operation: Operation,
  wire: WireRequest,
  keyword: string,
  document: JsonObject,
  validate: CheckValue,
): boolean {
  if (wire.body === undefined) return operation.body?.required === true;
  // A form without members is no body at all, which may be left out.
  if (wire.body.length === 0 && operation.body?.required !== true) return false;
  const contentType = wire.headers['content-type'] ?? '';
  const content = contentFor(operation, contentType);
  if (!content) return keyword === 'content-type' && (operation.body?.contents.length ?? 0) > 0;
  const kind = kindOf(contentType);
  if (keyword === 'syntax' && kind === 'xml') return !isBalanced(new TextDecoder().decode(wire.body));
  if (keyword === 'syntax' && kind === 'multipart') return typeof parseMultipart(wire.body, contentType) === 'string';
  const parsed = parseBody(wire.body, contentType, content, document);
  if ('cannotTell' in parsed) return kind === 'json';
  // Many readers take null for no body.
  if (parsed.value === null && operation.body?.required !== true) return false;
  return validate(bodySchema(content), parsed.value).length > 0;
}

/** Whether the tags of an XML text are closed in order. */
function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const [, close, name = '', empty] of text.matchAll(/<(\/?)([^\s<>/?!]+)[^<>]*?(\/?)>/g)) {
    if (close === '/') {
      if (open.pop() !== name) return false;
    } else if (empty !== '/') open.push(name);
  }
  return open.length === 0;
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
  if (defect.place === 'body') return bodyProblems(operation, wire, defect.keyword, document, validate);
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
