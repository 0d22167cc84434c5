import type { Origin } from '../bundle.ts';
import type { Documents } from '../documents.ts';
import { walk } from '../grammar.ts';
import { displayPlace } from '../place.ts';
import type { JsonObject, SourcePosition } from '../types.ts';
import { jsonPositions } from './json-positions.ts';
import { wantedTree } from './wanted.ts';
import { yamlPositions } from './yaml-positions.ts';

const COMPONENT_SCHEMA = /^\/components\/schemas\/[^/]+$/;

/** Line positions of operations, parameters, responses and component schemas of the translated document. */
export function positionsOf(
  document: JsonObject,
  origins: WeakMap<object, Origin>,
  documents: Documents,
): Record<string, SourcePosition> {
  /** Per file: pointer there -> pointers in the translated document. */
  const asked = new Map<string, Map<string, string[]>>();
  walk('document', document, {
    enter: (kind, value, pointer) => {
      if (kind === 'schema' && !COMPONENT_SCHEMA.test(pointer)) return;
      const origin = origins.get(value);
      if (origin === undefined) return;
      const file = asked.get(origin.url) ?? new Map<string, string[]>();
      asked.set(origin.url, file);
      const there = file.get(origin.pointer);
      if (there === undefined) file.set(origin.pointer, [pointer]);
      else there.push(pointer);
    },
  });
  const positions: Record<string, SourcePosition> = {};
  for (const [url, file] of asked) {
    const source = documents.byUrl.get(url);
    if (source === undefined) continue;
    const wanted = wantedTree(file.keys());
    const found = source.format === 'json' ? jsonPositions(source.text, wanted) : yamlPositions(source.text, wanted);
    const name = displayPlace(url);
    for (const [there, pointers] of file) {
      const place = there === '' ? { line: 1, column: 1 } : found.get(there);
      if (place === undefined) continue;
      for (const pointer of pointers) positions[pointer] = { file: name, ...place };
    }
  }
  return positions;
}
