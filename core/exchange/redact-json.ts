import { REDACTED } from './redacted.ts';
import { isSensitiveName } from './sensitive-names.ts';

/** A member name and the colon after it; names of JSON inside a JSON string have escaped quotes. */
const MEMBER = /(\\*)"([^"\\]{1,100})\1"\s*:\s*/g;
const STRING = /"(?:[^"\\]|\\.)*("|$)/y;
const ESCAPED_STRING = /\\+"(?:[^"\\]|\\\\\\\\.)*?(\\+"|(?=")|$)/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LEAF = /"((?:[^"\\]|\\.)*)("|$)(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? '';
}

/** Index after the bracket that closes the one at `start`, or the end of a cut text. */
function endOfNesting(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const char = text[index];
    if (char === '"') index += Math.max(0, matchAt(STRING, text, index).length - 1);
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return text.length;
}

/** Below a sensitive name every value goes, but sentences stay: `{"password": ["is too short"]}` is an error list. */
function redactLeaves(text: string): string {
  return text.replace(
    LEAF,
    (whole, content: string | undefined, close: string | undefined, colon: string | undefined) =>
      colon !== undefined || content?.includes(' ') || content === '' ? whole : `"${REDACTED}${close ?? '"'}`,
  );
}

/** Length of the value at `index` and what to write instead; undefined to leave it (null, booleans, empty strings). */
function replacementAt(text: string, index: number, escapes: string): { length: number; by: string } | undefined {
  if (escapes !== '') {
    const value = matchAt(ESCAPED_STRING, text, index);
    return value === '' ? undefined : { length: value.length, by: `${escapes}"${REDACTED}${escapes}"` };
  }
  const char = text[index];
  if (char === '"') {
    const value = matchAt(STRING, text, index);
    return value === '""' ? undefined : { length: value.length, by: `"${REDACTED}"` };
  }
  if (char === '{' || char === '[') {
    const value = text.slice(index, endOfNesting(text, index));
    return { length: value.length, by: redactLeaves(value) };
  }
  const number = matchAt(NUMBER, text, index);
  return number === '' ? undefined : { length: number.length, by: `"${REDACTED}"` };
}

/** Replaces the values of sensitive members in JSON text, also when it is cut, inside other text or inside a string. */
export function redactJson(text: string): string {
  let result = '';
  let copied = 0;
  MEMBER.lastIndex = 0;
  for (let match = MEMBER.exec(text); match !== null; match = MEMBER.exec(text)) {
    if (!isSensitiveName(match[2] ?? '')) continue;
    const start = MEMBER.lastIndex;
    const replacement = replacementAt(text, start, match[1] ?? '');
    if (replacement === undefined) continue;
    result += text.slice(copied, start) + replacement.by;
    copied = start + replacement.length;
    MEMBER.lastIndex = copied;
  }
  return result + text.slice(copied);
}
