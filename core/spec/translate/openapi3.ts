import { walk } from '../grammar.ts';
import type { JsonObject, SpecDialect, SpecProblem } from '../types.ts';
import { translateSchema } from './schema.ts';

/** Brings every schema of a bundled 3.x document (or a 2.0 document already in 3.x shape) to 3.1, in place. */
export function translateSchemas(document: JsonObject, dialect: SpecDialect, problems: SpecProblem[]): void {
  walk('document', document, {
    leave: (kind, value, pointer) => {
      if (kind !== 'schema') return;
      translateSchema(value, dialect, (message) => problems.push({ severity: 'warning', message, pointer }));
    },
  });
}

/** A bundled 3.0, 3.1 or 3.2 document, translated in place. */
export function translateOpenApi3(document: JsonObject, dialect: SpecDialect, problems: SpecProblem[]): void {
  translateSchemas(document, dialect, problems);
  if (dialect === '3.0') document.openapi = '3.1.0';
}
