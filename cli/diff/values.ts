import { relative } from 'node:path';
import type { Change } from '../../contracts/diff/types.ts';
import type { Json, SourcePosition } from '../../core/spec/types.ts';

const LONGEST = 160;

/** A value in one line, shortened. */
export function shown(value: Json): string {
  const text = typeof value === 'string' ? value.replaceAll(/\s+/g, ' ') : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** '150 -> 120', 'now 120', 'was 150'; '' when there is nothing to show. */
export function values({ old: before, new: after }: Pick<Change, 'old' | 'new'>): string {
  if (before !== undefined && after !== undefined) return `${shown(before)} -> ${shown(after)}`;
  if (after !== undefined) return shown(after);
  return before === undefined ? '' : `was ${shown(before)}`;
}

/** 'openapi.yaml:12', as editors and terminals open it. */
export function lineOf({ file, line }: SourcePosition): string {
  const near = /^(https?|git):/.test(file) ? file : relative(process.cwd(), file);
  return `${near.startsWith('..') || near === '' ? file : near}:${line}`;
}

/** '150 was accepted, now refused', the value that proves the change. */
export function proof({ witness, side }: Change): string | undefined {
  if (witness === undefined) return undefined;
  const at = witness.at === '' ? '' : ` at ${witness.at}`;
  const value = `${shown(JSON.stringify(witness.value))}${at}`;
  if (side === 'response') {
    return witness.acceptedBy === 'new'
      ? `${value} was ruled out, may now come`
      : `${value} could come, is now ruled out`;
  }
  return witness.acceptedBy === 'old'
    ? `${value} was accepted, is now refused`
    : `${value} was refused, is now accepted`;
}

/** 'POST /orders, PUT /orders/{id} and 3 more'. */
export function operationsText(operations: readonly string[], most: number): string {
  const more = operations.length - most;
  return `${operations.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
