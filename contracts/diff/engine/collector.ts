import type { Confidence } from '../../../core/oracle/types.ts';
import { joinPointer } from '../../../core/spec/pointer.ts';
import type { Json } from '../../../core/spec/types.ts';
import { classOf, effectOf, type RuleId, ruleOf } from '../rules/index.ts';
import { PROOFS } from '../rules/proofs.data.ts';
import type { OwnChange, PairNode, Telling } from '../schema/pair.ts';
import type { SchemaComparer } from '../schema/schema-comparer.ts';
import { same } from '../schema/shape.ts';
import type { Change, ChangeClass, ChangeSide, Direction, Witness } from '../types.ts';
import type { DescribedSide } from './side.ts';

/** Where something was found. */
export interface Place {
  readonly side: ChangeSide;
  /** `Operation.id`; absent outside operations. */
  readonly operation?: string | undefined;
  /** In words, within the operation. */
  readonly at: string;
  readonly pointer: { readonly old?: string | undefined; readonly new?: string | undefined };
}

export interface Values {
  readonly old?: Json | undefined;
  readonly new?: Json | undefined;
  readonly confidence?: Confidence | undefined;
}

interface Entry {
  readonly rule: RuleId;
  readonly place: Place;
  readonly values: Values;
  readonly operations: Set<string>;
  readonly witness: Witness | undefined;
}

const ORDER: readonly ChangeClass[] = ['breaking', 'additive', 'cosmetic'];

/** Gathers changes; what is shared by many operations, such as a component, is told once with all of them. */
export class Collector {
  readonly #old: DescribedSide;
  readonly #new: DescribedSide;
  readonly #schemas: SchemaComparer;
  readonly #entries = new Map<string, Entry>();

  constructor(before: DescribedSide, after: DescribedSide, schemas: SchemaComparer) {
    this.#old = before;
    this.#new = after;
    this.#schemas = schemas;
  }

  add(rule: RuleId, place: Place, values: Values = {}): void {
    this.#enter(rule, place, values, () => undefined);
  }

  /** Everything that differs in and below a pair of schemas. */
  addSchemas(root: PairNode, place: Place): void {
    const seen = new Set<PairNode>();
    const queue: { readonly node: PairNode; readonly path: string; readonly pointer: Place['pointer'] }[] = [];
    queue.push({ node: root, path: '', pointer: place.pointer });
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { node, path } = next;
      if (!node.dirty || seen.has(node)) continue;
      seen.add(node);
      const pointer = {
        old: node.pair.old.pointer ?? next.pointer.old,
        new: node.pair.new.pointer ?? next.pointer.new,
      };
      for (const change of node.changes) this.#addOwn(node, change, place, path, pointer);
      for (const edge of node.edges) queue.push({ node: edge.node, path: path + edge.path, pointer });
    }
  }

  #addOwn(node: PairNode, change: OwnChange, place: Place, path: string, pointer: Place['pointer']): void {
    const { rule, property } = change;
    const below = (at: string | undefined): string | undefined =>
      at === undefined || property === undefined ? at : joinPointer(at, 'properties', property);
    const full = property === undefined ? path : joinPointer(path, property);
    const at = full === '' ? place.at : `${place.at}, ${full}`;
    const where: Place = { ...place, at, pointer: { old: below(pointer.old), new: below(pointer.new) } };
    this.#enter(rule, where, { old: change.old, new: change.new, confidence: change.confidence }, (kind) =>
      this.#witness(node, change, kind, path),
    );
  }

  #witness({ pair }: PairNode, change: OwnChange, kind: ChangeClass, path: string): Witness | undefined {
    const keywords = PROOFS[change.rule];
    if (kind === 'cosmetic' || keywords === undefined) return undefined;
    const speaker = speaksFor(kind, pair.direction);
    // Only what breaks somebody is worth a search.
    const { all } = change.difference ?? (kind === 'breaking' ? this.#schemas.prove(pair) : { all: [] });
    const proves = ({ acceptedBy, value, problems }: Telling): boolean => {
      if (acceptedBy !== speaker) return false;
      if (keywords === 'own') return true;
      if (change.rule.startsWith('null-') && value !== null) return false;
      if (change.rule.startsWith('enum-value-') && !same(value, change.old ?? change.new)) return false;
      const { property } = change;
      const named = property === undefined ? '' : `'${property}'`;
      return problems.some(
        ({ keyword, message, path: at }) => at === '' && keywords.includes(keyword) && message.includes(named),
      );
    };
    const found = all.find(proves);
    return found && { value: found.value, acceptedBy: found.acceptedBy, at: path };
  }

  #enter(rule: RuleId, place: Place, values: Values, witness: (kind: ChangeClass) => Witness | undefined): void {
    const kind = classOf(rule, place.side);
    const { pointer, operation } = place;
    const side = kind === 'cosmetic' ? '' : place.side;
    // A path stands for the same thing under both names of a renamed parameter; the values tell the rest apart.
    const key = JSON.stringify([rule, side, pointer.old, pointer.new, values.old, values.new]);
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = { rule, place, values, operations: new Set(), witness: witness(kind) };
      this.#entries.set(key, entry);
    }
    if (operation !== undefined) entry.operations.add(operation);
  }

  /** Breaking ones first, within a class as they were found. */
  changes(): Change[] {
    const all = [...this.#entries.values()].map((entry) => this.#finished(entry));
    return ORDER.flatMap((kind) => all.filter((change) => change.class === kind));
  }

  #finished({ rule, place, values, operations, witness }: Entry): Change {
    const { title, clause, confidence } = ruleOf(rule);
    const { side, at } = place;
    const pointer = present({ old: place.pointer.old, new: place.pointer.new });
    return {
      rule,
      class: classOf(rule, side),
      confidence: witness === undefined ? (values.confidence ?? confidence ?? 'certain') : 'certain',
      side,
      operations: [...operations],
      at,
      pointer,
      position: present({ old: this.#old.position(pointer.old), new: this.#new.position(pointer.new) }),
      ...present({ old: values.old, new: values.new }),
      title,
      effect: effectOf(rule, side),
      clause,
      ...(witness === undefined ? {} : { witness }),
    };
  }
}

/** Whose value proves a change: refused requests were accepted by OLD, surprising answers are accepted by NEW. */
function speaksFor(kind: ChangeClass, direction: Direction): 'old' | 'new' {
  return (kind === 'breaking') === (direction === 'request') ? 'old' : 'new';
}

function present<T>(pair: { readonly old: T | undefined; readonly new: T | undefined }): {
  readonly old?: T;
  readonly new?: T;
} {
  return {
    ...(pair.old === undefined ? {} : { old: pair.old }),
    ...(pair.new === undefined ? {} : { new: pair.new }),
  };
}
