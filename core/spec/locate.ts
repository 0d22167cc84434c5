import type { Description, SourcePosition } from './types.ts';

/**
 * Where something of `description.document` was written: the position of the object at that pointer or of the nearest
 * one around it that is known (an operation, parameter, response or component schema).
 */
export function locate(description: Pick<Description, 'positions'>, pointer: string): SourcePosition | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const position = description.positions[at];
    if (position !== undefined) return position;
  }
  return undefined;
}
