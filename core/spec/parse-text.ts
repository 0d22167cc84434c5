import { getJsonSchemaRefParserDefaultOptions } from '@apidevtools/json-schema-ref-parser';
import { LineCounter, parseDocument } from 'yaml';
import { AssayError } from '../errors/assay-error.ts';
import { type DocumentUrl, displayPlace } from './place.ts';
import { EXPECTED_DESCRIPTION } from './spec-errors.ts';

export interface ParsedText {
  readonly value: unknown;
  readonly format: 'json' | 'yaml';
  /** Oddities that did not stop the reading. */
  readonly warnings: readonly string[];
}

/**
 * Parses JSON or YAML 1.2 (YAML by the parser of json-schema-ref-parser, which is four times faster; what it refuses
 * by the more forgiving `yaml`). Throws SPEC_UNREADABLE with file:line:column of the first syntax error.
 */
export async function parseText(source: string, url: DocumentUrl): Promise<ParsedText> {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (/^\s*[{[]/.test(text)) {
    try {
      return { value: JSON.parse(text), format: 'json', warnings: [] };
    } catch {
      // Flow-style YAML and JSON with comments start the same way.
    }
  }
  const { yaml } = getJsonSchemaRefParserDefaultOptions().parse;
  if (typeof yaml === 'object' && typeof yaml.parse === 'function') {
    try {
      const value: unknown = await yaml.parse({ url, hash: '', extension: '.yaml', data: text });
      return { value, format: 'yaml', warnings: [] };
    } catch {
      // `yaml` reads more, and says better where the mistake is.
    }
  }
  return parseForgiving(text, url);
}

function parseForgiving(text: string, url: DocumentUrl): ParsedText {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true, uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    const written = text.split('\n')[line - 1]?.trim().slice(0, 120) ?? '';
    throw new AssayError(
      'SPEC_UNREADABLE',
      {
        what: 'The description has a syntax error.',
        where: `${displayPlace(url)}:${line}:${col}`,
        observed: `${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')} in: ${written}`,
        expected: EXPECTED_DESCRIPTION,
        reasons: ['a bracket, quote or comma is missing', 'the indentation is broken', 'the file was cut short'],
        next: 'mend the line and start again',
      },
      { cause: error },
    );
  }
  const value: unknown = document.toJS({ maxAliasCount: 10_000 });
  return { value, format: 'yaml', warnings: ['the YAML is not quite regular; read by the forgiving parser'] };
}
