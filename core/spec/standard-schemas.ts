import { createRequire } from 'node:module';
import type { Documents, SourceDocument } from './documents.ts';

const BASE = 'https://json-schema.org/draft/2020-12/';
const PARTS = ['core', 'applicator', 'unevaluated', 'validation', 'meta-data', 'format-annotation', 'content'];
const REFERRED = /\$(ref|dynamicRef)["']?\s*:\s*["']?https:\/\/json-schema\.org\/draft\/2020-12\//;

/**
 * Adds the meta-schema of JSON Schema 2020-12 (as Ajv brings it) where a document refers to it, so that nothing has
 * to be fetched for it.
 */
export function withStandardSchemas(documents: Documents): Documents {
  if (![...documents.byUrl.values()].some(({ text }) => REFERRED.test(text))) return documents;
  const byUrl = new Map(documents.byUrl);
  for (const document of standardSchemas()) if (!byUrl.has(document.url)) byUrl.set(document.url, document);
  return { ...documents, byUrl };
}

function standardSchemas(): readonly SourceDocument[] {
  const load = createRequire(import.meta.url);
  return ['schema', ...PARTS.map((part) => `meta/${part}`)].map((name) => {
    const value: unknown = load(`ajv/dist/refs/json-schema-2020-12/${name}.json`);
    return { url: BASE + name, text: JSON.stringify(value), format: 'json' as const, value };
  });
}
