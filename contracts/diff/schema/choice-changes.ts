import { isObject } from '../../../core/spec/json.ts';
import type { Json, Schema } from '../../../core/spec/types.ts';
import type { DescribedSide } from '../engine/side.ts';
import type { Below, Compared, OwnChange, Pair } from './pair.ts';
import { type Choice, same, shapeOf } from './shape.ts';
import { type Judged, judgedBy } from './text-changes.ts';

const COMPOSITION: Judged = {
  narrowed: 'composition-narrowed',
  widened: 'composition-widened',
  changed: 'composition-changed',
  rewritten: 'composition-rewritten',
};

interface Sides {
  readonly old: DescribedSide;
  readonly new: DescribedSide;
}

/** True when alternatives can be held against alternatives; else only values can tell the schemas apart. */
export const comparable = ({ old: before, new: after }: Pair): boolean =>
  before.choices.length === after.choices.length &&
  before.choices.every((choice, index) => choice.keyword === after.choices[index]?.keyword);

/** The whole schemas, composed in ways that cannot be matched. */
export function compositionChanges(pair: Pair): OwnChange[] {
  const difference = pair.tellApart();
  const words = (choices: readonly Choice[]): string =>
    choices.map(({ keyword, branches }) => `${keyword} of ${branches.length}`).join(', ') || 'no alternatives';
  return [
    { rule: judgedBy(difference, COMPOSITION), old: words(pair.old.choices), new: words(pair.new.choices), difference },
  ];
}

export function choiceChanges(pair: Pair, sides: Sides): Compared {
  const changes: OwnChange[] = [];
  const below: Below[] = [];
  pair.old.choices.forEach((choice, index) => {
    const other = pair.new.choices[index];
    if (other === undefined) return;
    const { matched, gone, come } = match(choice.branches, other.branches, sides);
    below.push(...matched.map(([one, two]) => ({ path: '', old: one, new: two })));
    for (const branch of gone) {
      const difference = pair.tellApart({ old: branch });
      const rule = difference.onlyOld ? 'branch-removed' : 'branch-redundant';
      changes.push({ rule, old: nameOf(sides.old, branch), difference });
    }
    for (const branch of come) {
      const difference = pair.tellApart({ new: branch });
      const rule = difference.onlyNew ? 'branch-added' : 'branch-redundant';
      changes.push({ rule, new: nameOf(sides.new, branch), difference });
    }
  });
  return { changes, below };
}

interface Matched {
  readonly matched: readonly (readonly [Schema, Schema])[];
  readonly gone: readonly Schema[];
  readonly come: readonly Schema[];
}

/** Branches of the same name, then equal ones, then the only ones of their type, then the rest in order if as many. */
function match(before: readonly Schema[], after: readonly Schema[], sides: Sides): Matched {
  const matched: [Schema, Schema][] = [];
  let gone = [...before];
  let come = [...after];
  const take = (isPair: (one: Schema, two: Schema) => boolean): void => {
    for (const one of [...gone]) {
      const two = come.find((candidate) => isPair(one, candidate));
      if (two === undefined) continue;
      matched.push([one, two]);
      gone = gone.filter((branch) => branch !== one);
      come = come.filter((branch) => branch !== two);
    }
  };
  const component = (side: DescribedSide, schema: Schema): string | undefined => {
    const pointer = isObject(schema) ? side.pointerOf(schema) : undefined;
    return pointer?.startsWith('/components/')
      ? pointer.split('/').slice(0, 4).join('/') === pointer
        ? pointer
        : undefined
      : undefined;
  };
  take(
    (one, two) => component(sides.old, one) !== undefined && component(sides.old, one) === component(sides.new, two),
  );
  take((one, two) => same(one, two));
  const typeOf = (side: DescribedSide, schema: Schema): string =>
    [...(shapeOf(side, schema).types ?? [])].toSorted().join();
  const alone = (side: DescribedSide, all: readonly Schema[], type: string): boolean =>
    all.filter((branch) => typeOf(side, branch) === type).length === 1;
  const [oldLeft, newLeft] = [gone, come];
  take((one, two) => {
    const type = typeOf(sides.old, one);
    if (type === 'object' && component(sides.old, one) !== component(sides.new, two)) return false;
    return type === typeOf(sides.new, two) && alone(sides.old, oldLeft, type) && alone(sides.new, newLeft, type);
  });
  const named = [...gone, ...come].some((branch) => component(sides.old, branch) ?? component(sides.new, branch));
  if (gone.length === come.length && !named) take(() => true);
  return { matched, gone, come };
}

function nameOf(side: DescribedSide, branch: Schema): Json {
  if (!isObject(branch)) return branch;
  const name = side.pointerOf(branch)?.match(/^\/components\/schemas\/([^/]+)$/)?.[1];
  if (name !== undefined) return name;
  if (typeof branch.title === 'string') return branch.title;
  const text = JSON.stringify(branch);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
