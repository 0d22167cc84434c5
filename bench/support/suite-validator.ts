import { createValidators } from '../../core/operations/validation/create-validators.ts';
import { bundle } from '../../core/spec/bundle.ts';
import type { SourceDocument } from '../../core/spec/documents.ts';
import { withStandardSchemas } from '../../core/spec/standard-schemas.ts';
import { translateOpenApi3 } from '../../core/spec/translate/openapi3.ts';
import type { Json, JsonObject, SpecProblem } from '../../core/spec/types.ts';

const ROOT = 'http://localhost:1234/the-description.json';
const TESTED = 'http://localhost:1234/the-tested-schema.json';

const source = (url: string, value: Json): SourceDocument => ({
  url,
  text: JSON.stringify(value),
  format: 'json',
  value,
});

/**
 * Judges values by a schema of the suite as a run would: the schema is a file that a description refers to, and the
 * description is bundled, translated and compiled.
 */
export function suiteValidator(
  schema: Json,
  remotes: ReadonlyMap<string, Json>,
  openapi: string,
  assertFormats: boolean,
): (value: Json) => boolean | string {
  const root: JsonObject = {
    openapi,
    info: { title: 'suite', version: '1' },
    paths: {},
    components: { schemas: { Tested: { $ref: TESTED } } },
  };
  try {
    const documents = [source(ROOT, root), source(TESTED, schema)];
    for (const [url, value] of remotes) documents.push(source(url, value));
    const [first = source(ROOT, root)] = documents;
    const byUrl = new Map(documents.map((one) => [one.url, one]));
    const dialect = openapi.startsWith('3.0') ? '3.0' : '3.1';
    const problems: SpecProblem[] = [];
    const { document } = bundle(withStandardSchemas({ root: first, byUrl, failures: new Map() }), root, dialect);
    translateOpenApi3(document, dialect, problems);
    const validators = createValidators({ document }, { assertFormats });
    const validate = validators.schema({ $ref: '#/components/schemas/Tested' }, 'request');
    return (value) => {
      try {
        return validate(value).length === 0;
      } catch (error) {
        return `nothing: ${String(error)}`;
      }
    };
  } catch (error) {
    return () => `nothing: ${String(error)}`;
  }
}
