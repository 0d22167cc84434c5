import { arbitraryFor } from '../../../core/generate/arbitrary.ts';
import { drawFrom, sample } from '../../../core/generate/index.ts';
import type { PropertyChoice } from '../../../core/generate/types.ts';
import { randomFor } from '../../../core/random/seed.ts';
import { isObject } from '../../../core/spec/json.ts';
import type { Json, Schema } from '../../../core/spec/types.ts';
import type { DescribedSide } from '../engine/side.ts';
import { edgeValues } from './edge-values.ts';
import type { Difference, Pair, Telling } from './pair.ts';

/** Pairs tried for proof alone; pairs whose class depends on it are always tried. */
const MOST_PROOFS = 300;
/** A property that no description has. */
const UNKNOWN_NAME = 'unknown_property';
const SAMPLES: readonly (readonly [choice: PropertyChoice, count: number])[] = [
  ['required', 4],
  ['all', 2],
  ['some', 14],
];

interface Sides {
  readonly old: DescribedSide;
  readonly new: DescribedSide;
}

/** Looks for values that one schema accepts and the other refuses, with the validators that judge answers too. */
export class Witnesses {
  readonly #sides: Sides;
  readonly #seed: number;
  readonly #known = new Map<string, Difference>();
  #proofs = 0;

  constructor(sides: Sides, seed: number) {
    this.#sides = sides;
    this.#seed = seed;
  }

  prove(pair: Pair): Difference {
    this.#proofs += 1;
    return this.#proofs > MOST_PROOFS ? { all: [] } : this.tellApart(pair);
  }

  tellApart(pair: Pair, hints: { readonly old?: Schema; readonly new?: Schema } = {}): Difference {
    const { old: before, new: after } = this.#sides;
    const ids = [before.idOf(pair.old.schema), after.idOf(pair.new.schema), pair.direction];
    const key = [...ids, before.idOf(hints.old ?? true), after.idOf(hints.new ?? true)].join(' ');
    let found = this.#known.get(key);
    if (found === undefined) {
      found = this.#search(pair, hints);
      this.#known.set(key, found);
    }
    return found;
  }

  #search(pair: Pair, hints: { readonly old?: Schema; readonly new?: Schema }): Difference {
    const { old: before, new: after } = this.#sides;
    const inOld = before.validators.schema(pair.old.schema, pair.direction);
    const inNew = after.validators.schema(pair.new.schema, pair.direction);
    const found: Telling[] = [];
    const consider = (value: Json): void => {
      const [one, two] = [inOld(value), inNew(value)];
      if ((one.length === 0) === (two.length === 0)) return;
      found.push(
        one.length === 0 ? { value, acceptedBy: 'old', problems: two } : { value, acceptedBy: 'new', problems: one },
      );
    };
    for (const value of edgeValues(pair)) consider(value);
    const drawn: [DescribedSide, Schema][] = [
      ...(hints.old === undefined ? [] : [[before, hints.old] as [DescribedSide, Schema]]),
      ...(hints.new === undefined ? [] : [[after, hints.new] as [DescribedSide, Schema]]),
      [before, pair.old.schema],
      [after, pair.new.schema],
    ];
    for (const [side, schema] of drawn) {
      for (const value of this.#samples(side, schema, pair)) {
        consider(value);
        if (isObject(value)) consider({ ...value, [UNKNOWN_NAME]: 'a' });
      }
    }
    const all = found.toSorted((one, two) => size(one.value) - size(two.value));
    const onlyOld = all.find(({ acceptedBy }) => acceptedBy === 'old');
    const onlyNew = all.find(({ acceptedBy }) => acceptedBy === 'new');
    return { ...(onlyOld && { onlyOld }), ...(onlyNew && { onlyNew }), all };
  }

  *#samples(side: DescribedSide, schema: Schema, { direction }: Pair): Generator<Json> {
    const draw = drawFrom(randomFor(this.#seed, 'diff'));
    const validate = (one: Schema, value: unknown) => side.validators.schema(one, direction)(value);
    for (const [properties, count] of SAMPLES) {
      try {
        const arbitrary = arbitraryFor(schema, side.document, { direction, properties, validate, depth: 2 });
        for (let n = 0; n < count; n += 1) yield sample(arbitrary, draw) as Json;
      } catch {
        // Nothing can be made this way; the other ways may do.
      }
    }
  }
}

const size = (value: Json): number => JSON.stringify(value).length;
