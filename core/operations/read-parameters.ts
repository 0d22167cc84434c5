import { list, object, text } from '../spec/json.ts';
import type { JsonObject } from '../spec/types.ts';
import { examplesOf } from './examples.ts';
import { schemaMember } from './read-contents.ts';
import { deref } from './references.ts';
import type { Parameter, ParameterPlace, ParameterStyle } from './types.ts';

const PLACES: ReadonlySet<string> = new Set(['path', 'query', 'header', 'cookie']);
/** OpenAPI 3.1.1 section 4.8.12.1: parameter definitions of these names SHALL be ignored. */
const IGNORED_HEADERS: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

/**
 * Parameters of an operation with those of its path item, the operation's winning. Path parameters that the template
 * has and nobody describes are added as plain strings; described ones that the template lacks are left out.
 */
export function readParameters(
  document: JsonObject,
  path: string,
  item: JsonObject,
  operation: JsonObject,
): readonly Parameter[] {
  const merged = new Map<string, Parameter>();
  for (const entry of [...list(item, 'parameters'), ...list(operation, 'parameters')]) {
    const written = deref(document, entry);
    const parameter = written === undefined ? undefined : readParameter(document, written);
    if (parameter === undefined) continue;
    const name = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
    merged.set(`${parameter.in} ${name}`, parameter);
  }
  const inTemplate = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
  for (const name of inTemplate) if (!merged.has(`path ${name}`)) merged.set(`path ${name}`, undescribed(name));
  return Object.freeze([...merged.values()].filter(({ in: at, name }) => at !== 'path' || inTemplate.includes(name)));
}

function readParameter(document: JsonObject, written: JsonObject): Parameter | undefined {
  const name = text(written, 'name');
  const place = text(written, 'in');
  if (name === undefined || place === undefined || !PLACES.has(place)) return undefined;
  if (place === 'header' && IGNORED_HEADERS.has(name.toLowerCase())) return undefined;
  const at = place as ParameterPlace;
  const [contentType] = Object.keys(object(written, 'content'));
  const holder = contentType === undefined ? written : (deref(document, object(written, 'content')[contentType]) ?? {});
  const style = (text(written, 'style') ?? defaultStyle(at)) as ParameterStyle;
  return Object.freeze({
    name,
    in: at,
    required: at === 'path' || written.required === true,
    description: text(written, 'description') ?? '',
    schema: schemaMember(holder) ?? true,
    style,
    explode: typeof written.explode === 'boolean' ? written.explode : style === 'form',
    allowReserved: written.allowReserved === true,
    allowEmptyValue: written.allowEmptyValue === true,
    ...(contentType === undefined ? {} : { contentType: contentType.toLowerCase() }),
    examples: Object.freeze([...examplesOf(document, { ...holder, ...pick(written) })]),
    deprecated: written.deprecated === true,
  });
}

const pick = (written: JsonObject): JsonObject => ({
  ...(written.example === undefined ? {} : { example: written.example }),
  ...(written.examples === undefined ? {} : { examples: written.examples }),
});

const defaultStyle = (at: ParameterPlace): ParameterStyle => (at === 'query' || at === 'cookie' ? 'form' : 'simple');

function undescribed(name: string): Parameter {
  return Object.freeze({
    name,
    in: 'path',
    required: true,
    description: '',
    schema: { type: 'string', minLength: 1 },
    style: 'simple',
    explode: false,
    allowReserved: false,
    allowEmptyValue: false,
    examples: Object.freeze([]),
    deprecated: false,
  });
}
