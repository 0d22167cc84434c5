import type { LineColumn, Wanted } from './wanted.ts';

interface Level {
  /** Column (0-based) where the keys or dashes of this collection stand. */
  readonly indent: number;
  readonly wanted: Wanted | undefined;
  /** Index of the last entry of a sequence; -1 before the first; undefined for a mapping. */
  index?: number;
}

const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#&*!|>%@`{[\]},-][^#]*?|-[^\s][^#]*?))\s*:(?=\s|$)/;

/**
 * Positions by indentation alone, in one pass over the lines of a block-style document; what stands in flow style is
 * left out. Lines of block scalars look like members of their key, which nobody asks for.
 */
export function scanYaml(text: string, wanted: Wanted): Map<string, LineColumn> {
  const result = new Map<string, LineColumn>();
  const levels: Level[] = [];
  /** What a nested collection that opens now belongs to. */
  let pending: Wanted | undefined = wanted;
  let line = 0;
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    line += 1;
    let column = 0;
    while (text.charCodeAt(start + column) === 32) column += 1;
    const first = text[start + column];
    const blank = start + column >= end || first === '\r' || first === '#';
    if (!blank) {
      let rest = text.slice(start + column, end);
      while (rest.startsWith('- ') || rest === '-' || rest === '-\r') {
        const level = enter(levels, column, true, pending);
        level.index = (level.index ?? -1) + 1;
        pending = level.wanted?.children.get(String(level.index));
        const skip = /^-\s*/.exec(rest)?.[0].length ?? 1;
        if (pending?.pointer !== undefined) result.set(pending.pointer, { line, column: column + skip + 1 });
        column += skip;
        rest = rest.slice(skip);
        if (rest === '') break;
      }
      const key = rest === '' ? null : KEY.exec(rest);
      if (key !== null) {
        const level = enter(levels, column, false, pending);
        pending = level.wanted?.children.get(nameOf(key));
        if (pending?.pointer !== undefined) result.set(pending.pointer, { line, column: column + 1 });
      }
    }
    start = end + 1;
  }
  return result;
}

function nameOf(key: RegExpExecArray): string {
  const [, double, single, plain] = key;
  if (single !== undefined) return single.replaceAll("''", "'");
  if (double === undefined) return plain ?? '';
  try {
    return String(JSON.parse(`"${double}"`));
  } catch {
    return double;
  }
}

/** The open collection that a key or dash at `indent` belongs to; opened when there is none. */
function enter(levels: Level[], indent: number, sequence: boolean, pending: Wanted | undefined): Level {
  let top = levels.at(-1);
  // A sequence may stand at the indentation of the key that holds it, so equal indents differ by their kind.
  while (
    top !== undefined &&
    (top.indent > indent || (top.indent === indent && top.index !== undefined && !sequence))
  ) {
    levels.pop();
    top = levels.at(-1);
  }
  if (top !== undefined && top.indent === indent && (top.index !== undefined) === sequence) return top;
  const level: Level = sequence ? { indent, wanted: pending, index: -1 } : { indent, wanted: pending };
  levels.push(level);
  return level;
}
