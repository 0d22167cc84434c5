import type { Schema } from '../../../core/spec/types.ts';
import type { DescribedSide } from '../engine/side.ts';
import type { Unchanged } from '../engine/unchanged.ts';
import { countChanges, multipleChanges, rangeChanges, uniqueChanges } from './bound-changes.ts';
import { choiceChanges, comparable, compositionChanges } from './choice-changes.ts';
import { discriminatorChanges } from './discriminator-changes.ts';
import { judgedChanges } from './judged-changes.ts';
import { noteChanges } from './note-changes.ts';
import { itemsBelow, objectChanges } from './object-changes.ts';
import type { Compared, Difference, Pair, PairNode, Way } from './pair.ts';
import { shapeOf } from './shape.ts';
import { formatChanges, patternChanges } from './text-changes.ts';
import { enumChanges, nothingInCommon, typeChanges } from './type-changes.ts';
import { Witnesses } from './witnesses.ts';

interface Sides {
  readonly old: DescribedSide;
  readonly new: DescribedSide;
}

/** Compares schemas of two descriptions; each pair once, whatever the number of places it is used in. */
export class SchemaComparer {
  readonly #sides: Sides;
  readonly #unchanged: Unchanged;
  readonly #today: string;
  readonly #witnesses: Witnesses;
  readonly #nodes = new Map<string, PairNode>();

  constructor(sides: Sides, unchanged: Unchanged, today: string, seed: number) {
    this.#sides = sides;
    this.#unchanged = unchanged;
    this.#today = today;
    this.#witnesses = new Witnesses(sides, seed);
  }

  /** The graph of pairs below two schemas; an end is certain, since there are only so many pairs of schemas. */
  compare(before: Schema, after: Schema, way: Way): PairNode {
    const [one, two] = [this.#sides.old.plain(before), this.#sides.new.plain(after)];
    if (this.#isUnchanged(one, two)) return this.compare(true, true, way);
    const key = `${this.#sides.old.idOf(one)} ${this.#sides.new.idOf(two)} ${way.direction} ${way.wire}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node: PairNode = { pair: this.#pair(one, two, way), changes: [], edges: [], parents: [], dirty: false };
    this.#nodes.set(key, node);
    const { changes, below = [] } = this.#differences(node.pair);
    node.changes.push(...changes);
    if (changes.length > 0) spoil(node);
    for (const { path, old: older, new: newer } of below) {
      const child = this.compare(older, newer, way);
      node.edges.push({ path, node: child });
      child.parents.push(node);
      if (child.dirty) spoil(node);
    }
    return node;
  }

  /** Values that tell a pair apart, for proof; nothing once many pairs have been tried. */
  prove(pair: Pair): Difference {
    return this.#witnesses.prove(pair);
  }

  #isUnchanged(one: Schema, two: Schema): boolean {
    if (typeof one === 'boolean' || typeof two === 'boolean') return false;
    const pointer = this.#sides.old.pointerOf(one);
    return pointer === this.#sides.new.pointerOf(two) && this.#unchanged.component(pointer);
  }

  #pair(one: Schema, two: Schema, way: Way): Pair {
    const pair: Pair = {
      ...way,
      old: shapeOf(this.#sides.old, one),
      new: shapeOf(this.#sides.new, two),
      today: this.#today,
      tellApart: (hints) => this.#witnesses.tellApart(pair, hints),
    };
    return pair;
  }

  #differences(pair: Pair): Compared {
    const notes = noteChanges(pair);
    const types = typeChanges(pair);
    if (nothingInCommon(pair)) return { changes: [...types, ...notes] };
    if (!comparable(pair)) return { changes: [...compositionChanges(pair), ...notes] };
    const listed = pair.old.enum !== undefined && pair.new.enum !== undefined;
    const values = listed
      ? []
      : [rangeChanges, countChanges, multipleChanges, uniqueChanges, patternChanges, formatChanges].flatMap((rule) =>
          rule(pair),
        );
    const objects = objectChanges(pair, this.#sides);
    const choices = choiceChanges(pair, this.#sides);
    // Types that came or went with an alternative are told by it.
    const byBranch = choices.changes.some(({ rule }) => rule === 'branch-added' || rule === 'branch-removed');
    return {
      changes: [
        ...(byBranch ? [] : types),
        ...enumChanges(pair),
        ...values,
        ...objects.changes,
        ...choices.changes,
        ...discriminatorChanges(pair),
        ...judgedChanges(pair, this.#sides),
        ...notes,
      ],
      below: [...(objects.below ?? []), ...itemsBelow(pair), ...(choices.below ?? [])],
    };
  }
}

function spoil(node: PairNode): void {
  const queue = [node];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next.dirty) continue;
    next.dirty = true;
    queue.push(...next.parents);
  }
}
