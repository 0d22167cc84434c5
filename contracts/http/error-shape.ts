import { isObject } from '../../core/exercise/json-body.ts';
import type { Json } from '../../core/spec/types.ts';
import type { Note } from '../survey.ts';

/** Members of a JSON object with what they hold: 'code:text'; '?' for null, which may stand for anything. */
export function membersOf(value: Json): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value)
    .map(
      ([name, one]) =>
        `${name}:${one === null ? '?' : Array.isArray(one) ? 'list' : isObject(one) ? 'object' : 'plain'}`,
    )
    .sort();
}

export interface Shape {
  readonly mediaType: string;
  /** Absent when the body is no JSON object. */
  readonly members?: readonly string[];
  /** Who answered: the operation, who guards it, who reads and validates its input, or whoever takes requests that are not described. */
  readonly from: 'operation' | 'guard' | 'parser' | 'probe';
  /** The description has a schema for this body. */
  readonly described: boolean;
}

/** A note's kind holds its shape. */
export const kindOfShape = (shape: Shape): string => JSON.stringify(shape);
export const shapeOf = (note: Note): Shape => JSON.parse(note.kind) as Shape;

const RULE = 0.7;

export interface Convention {
  /** What nearly all errors have. */
  readonly core: readonly string[];
  readonly mediaType: string;
  /** Share of the errors that have this media type. */
  readonly share: number;
}

/** What most of the errors have in common; undefined when that is nothing. */
export function conventionOf(shapes: readonly Shape[]): Convention | undefined {
  const count = new Map<string, number>();
  const types = new Map<string, number>();
  for (const { members = [], mediaType } of shapes) {
    for (const member of members) count.set(member, (count.get(member) ?? 0) + 1);
    types.set(mediaType, (types.get(mediaType) ?? 0) + 1);
  }
  const core = [...count].filter(([, times]) => times >= RULE * shapes.length).map(([member]) => member);
  const [common] = [...types].sort((left, right) => right[1] - left[1]);
  if (core.length === 0 || !common) return undefined;
  return { core, mediaType: common[0], share: common[1] / shapes.length };
}

/** Has an error at least half of what the others have in common? */
export function fits({ members }: Shape, { core }: Convention): boolean {
  if (!members) return false;
  const has = (wanted: string): boolean => members.includes(wanted) || members.includes(wanted.replace(/:.*$/, ':?'));
  return core.filter(has).length * 2 >= core.length;
}

export const namesOf = (members: readonly string[]): string =>
  members.map((member) => member.replace(/:.*$/, '')).join(', ');
