import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { countWanted, type LineColumn, type Wanted } from './wanted.ts';
import { scanYaml } from './yaml-scan.ts';

/** Above this length the exact way would cost more than a few tenths of a second. */
const EXACT_BELOW = 200_000;

/**
 * Where wanted members of a YAML text stand: the key of a member, the first character of a sequence entry. Read by
 * indentation, which costs a few milliseconds; where that leaves something out (flow style) and the text is not huge,
 * by the `yaml` package.
 */
export function yamlPositions(text: string, wanted: Wanted): Map<string, LineColumn> {
  const scanned = scanYaml(text, wanted);
  return scanned.size === countWanted(wanted) || text.length > EXACT_BELOW ? scanned : exactPositions(text, wanted);
}

/** The same by a full parse: exact for every style, some 200 ms for a megabyte. */
export function exactPositions(text: string, wanted: Wanted): Map<string, LineColumn> {
  const result = new Map<string, LineColumn>();
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: false, merge: true, logLevel: 'silent' });
  const found = (node: Wanted, offset: number | undefined): void => {
    if (node.pointer === undefined || offset === undefined) return;
    const { line, col } = lineCounter.linePos(offset);
    result.set(node.pointer, { line, column: col });
  };
  const visit = (at: unknown, node: Wanted): void => {
    if (isMap(at)) {
      for (const { key, value } of at.items) {
        const child = node.children.get(String(isScalar(key) ? key.value : key));
        if (child === undefined) continue;
        found(child, (key as Node).range?.[0]);
        visit(value, child);
      }
    } else if (isSeq(at)) {
      at.items.forEach((entry, index) => {
        const child = node.children.get(String(index));
        if (child === undefined) return;
        found(child, (entry as Node | null)?.range?.[0]);
        visit(entry, child);
      });
    }
  };
  visit(document.contents, wanted);
  return result;
}
