import type { Origin } from './bundle.ts';
import type { Documents } from './documents.ts';
import { isObject, object, text } from './json.ts';
import type { SchemaNames } from './schema-names.ts';

const VALIDATION = 'https://json-schema.org/draft/2020-12/vocab/validation';
/** The assertions of JSON Schema validation, section 6. */
const ASSERTIONS: ReadonlySet<string> = new Set([
  ...['type', 'enum', 'const', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems', 'maxContains', 'minContains'],
  ...['maxProperties', 'minProperties', 'required', 'dependentRequired'],
]);

/** What a schema whose meta-schema leaves out the validation vocabulary does not say (2020-12 section 8.1.2). */
export class Vocabularies {
  readonly #names: SchemaNames;
  readonly #used: boolean;

  constructor(documents: Documents, names: SchemaNames) {
    this.#names = names;
    const texts = [...documents.byUrl.values()].map((document) => document.text);
    this.#used = texts.some((one) => one.includes('$vocabulary')) && texts.some((one) => one.includes('$schema'));
  }

  /** True when the keyword of a schema that stands there means nothing. */
  ignores(keyword: string, at: Origin): boolean {
    if (!this.#used || !ASSERTIONS.has(keyword)) return false;
    const base = this.#names.baseOf(at);
    const meta = text(this.#names.resolve(base, at)?.value, '$schema');
    const described = meta === undefined ? undefined : this.#names.resolve(meta, at)?.value;
    const vocabulary = object(described, '$vocabulary');
    return isObject(described) && Object.keys(vocabulary).length > 0 && !Object.hasOwn(vocabulary, VALIDATION);
  }
}
