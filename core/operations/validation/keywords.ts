/** Our own keywords in prepared schemas; no description has them. */
export const REFERENCE_KEYWORD = 'assay:reference';
export const FORBIDDEN_KEYWORD = 'assay:forbidden';
export const UNEVALUATED_KEYWORD = 'assay:unevaluated';

type Kind = 'number' | 'count' | 'text' | 'flag' | 'texts' | 'list';

/** What a keyword's value must be, or Ajv refuses to compile the whole schema. */
const KINDS: Readonly<Record<string, Kind>> = {
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'number',
  minLength: 'count',
  maxLength: 'count',
  minItems: 'count',
  maxItems: 'count',
  minProperties: 'count',
  maxProperties: 'count',
  minContains: 'count',
  maxContains: 'count',
  uniqueItems: 'flag',
  pattern: 'text',
  format: 'text',
  required: 'texts',
  enum: 'list',
};

/** Annotations and identifiers that would only cost time or change how Ajv resolves. */
export const DROPPED: ReadonlySet<string> = new Set([
  ...[
    '$id',
    '$schema',
    '$comment',
    '$vocabulary',
    '$anchor',
    '$dynamicAnchor',
    '$dynamicRef',
    '$defs',
    'definitions',
    'title',
    'description',
    'default',
  ],
  ...['example', 'examples', 'deprecated', 'readOnly', 'writeOnly', 'externalDocs', 'xml', 'discriminator', 'nullable'],
  ...['contentEncoding', 'contentMediaType', 'contentSchema', 'id', 'additionalItems', 'dependencies'],
]);

/**
 * A keyword's value in a form Ajv compiles: numeric text becomes a number; undefined where the value makes no sense and
 * the keyword must be left out.
 */
export function usableValue(keyword: string, value: unknown): unknown {
  const kind = KINDS[keyword];
  if (kind === undefined) return value;
  if (kind === 'text') return typeof value === 'string' ? value : undefined;
  if (kind === 'flag') return typeof value === 'boolean' ? value : undefined;
  if (kind === 'list') return Array.isArray(value) ? value : undefined;
  if (kind === 'texts') {
    return Array.isArray(value) ? [...new Set(value.filter((entry) => typeof entry === 'string'))] : undefined;
  }
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  if (kind === 'count') return Number.isInteger(number) && number >= 0 ? number : undefined;
  return keyword === 'multipleOf' && number <= 0 ? undefined : number;
}
