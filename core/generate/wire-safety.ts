import type { Parameter, ParameterPlace } from '../operations/types.ts';
import { isObject } from './resolve-pointer.ts';
import { primitiveText } from './serialise-parameter.ts';

function leavesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isObject(value) ? Object.values(value).flatMap(leavesOf) : [value];
}

/** Why a value would not arrive as it is when sent in this place; undefined when it would. */
export function wireProblem(place: ParameterPlace, value: unknown): string | undefined {
  const leaves = leavesOf(value);
  if (leaves.length === 0) return 'an empty list or object leaves no trace in the request';
  for (const leaf of leaves) {
    if (leaf === null || leaf === undefined) return 'null cannot be written in a parameter';
    const text = primitiveText(leaf);
    if (!text.isWellFormed()) return 'the text is not well-formed Unicode';
    if (place === 'path') {
      if (text === '') return 'an empty path parameter makes another path';
      if (text === '.' || text === '..') return 'a dot segment is removed from the path (RFC 3986, 5.2.4)';
      if (/[\x00-\x1f\x7f]/.test(text)) return 'control characters do not survive in a path';
    }
    if (place === 'header' && !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text))
      return 'a header carries printable ASCII without outer spaces only';
    if (place === 'header' && typeof value === 'object' && text.includes(',')) return 'a comma separates list elements';
  }
  return undefined;
}

/** An empty value is the same as none for many servers. */
export function leavesNoTrace(value: unknown): boolean {
  if (value === '' || value === null) return true;
  return isObject(value) && Object.values(value).some((one) => one === '' || one === null);
}

/** True for path values that many servers split or refuse although they are encoded. */
export const splitsPath = (value: unknown): boolean =>
  leavesOf(value).some((leaf) => /[/\\]/.test(primitiveText(leaf)));

const SPLITTERS: Readonly<Partial<Record<Parameter['style'], RegExp>>> = {
  spaceDelimited: / /g,
  pipeDelimited: /\|/g,
  tabDelimited: /\t/g,
};

/** The character that would split an element of a list in two (OpenAPI 3.1.1, 4.8.12.3: nothing escapes it). */
function splitterOf(parameter: Parameter): RegExp | undefined {
  if (parameter.style === 'label') return parameter.explode ? /\./g : undefined;
  return parameter.explode ? undefined : SPLITTERS[parameter.style];
}

/** True when a list or object cannot be told apart again because an element contains the delimiter of its style. */
export function isAmbiguous(parameter: Parameter, value: unknown): boolean {
  const splitter = splitterOf(parameter);
  if (splitter === undefined || value === null || typeof value !== 'object') return false;
  return leavesOf(Object.entries(value)).some((leaf) => primitiveText(leaf).search(splitter) >= 0);
}

/** The value with the delimiter of its style replaced by a dash in all texts. */
export function withoutSplitters(parameter: Parameter, value: unknown): unknown {
  const splitter = splitterOf(parameter);
  if (splitter === undefined || !isAmbiguous(parameter, value)) return value;
  const clean = (item: unknown): unknown => (typeof item === 'string' ? item.replace(splitter, '-') : item);
  if (Array.isArray(value)) return value.map(clean);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, clean(item)])) : value;
}
