import fc from 'fast-check';
import { Unsatisfiable } from './unsatisfiable.ts';

export interface ObjectPlan {
  readonly required: readonly string[];
  /** May be added one by one. */
  readonly optional: readonly string[];
  /** Share of the optional ones to take, 0..1. */
  readonly share: number;
  /** Name -> names that have to come along. */
  readonly dependents: ReadonlyMap<string, readonly string[]>;
  readonly min: number;
  readonly max: number;
  readonly of: (name: string) => fc.Arbitrary<unknown>;
}

type Members = ReadonlyMap<string, fc.Value<unknown>>;

/** Objects with required and optional members; members that depend on others come with them. */
export class ObjectArbitrary extends fc.Arbitrary<Record<string, unknown>> {
  readonly #plan: ObjectPlan;

  constructor(plan: ObjectPlan) {
    super();
    this.#plan = plan;
  }

  /** `name` with everything it pulls in; undefined when that cannot be had. */
  #closure(name: string): Set<string> | undefined {
    const names = new Set([name]);
    for (const one of names) {
      for (const dependent of this.#plan.dependents.get(one) ?? []) {
        if (!this.#plan.required.includes(dependent) && !this.#plan.optional.includes(dependent)) return undefined;
        names.add(dependent);
      }
    }
    return names;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<Record<string, unknown>> {
    const { required, optional, share, min, max, of } = this.#plan;
    const names = new Set<string>();
    for (const name of required) for (const one of this.#closure(name) ?? [name]) names.add(one);
    if (names.size > max) throw new Unsatisfiable(`${names.size} properties are required, at most ${max} are allowed`);
    const add = (name: string): void => {
      const group = this.#closure(name);
      if (group && new Set([...names, ...group]).size <= max) for (const one of group) names.add(one);
    };
    const wanted = Math.round(share * 1000);
    for (const name of optional) if (wanted > 0 && random.nextInt(1, 1000) <= wanted) add(name);
    for (const name of optional) if (names.size < min) add(name);
    if (names.size < min)
      throw new Unsatisfiable(`at least ${min} properties are asked for, ${names.size} can be made`);
    const members = new Map<string, fc.Value<unknown>>();
    // declared order, so that requests read like the description
    for (const name of [...required, ...optional])
      if (names.has(name)) members.set(name, of(name).generate(random, bias));
    return this.#value(members);
  }

  #value(members: Members): fc.Value<Record<string, unknown>> {
    // fromEntries defines own properties, also for '__proto__'
    return new fc.Value(Object.fromEntries([...members].map(([name, member]) => [name, member.value])), members);
  }

  override canShrinkWithoutContext(_value: unknown): _value is Record<string, unknown> {
    return false;
  }

  /** Fewer members first, then simpler ones. */
  override shrink(_value: Record<string, unknown>, context: unknown): fc.Stream<fc.Value<Record<string, unknown>>> {
    if (!(context instanceof Map)) return fc.Stream.nil();
    const members: Map<string, fc.Value<unknown>> = context;
    const { optional, min, of, dependents } = this.#plan;
    const needed = (name: string): boolean =>
      [...members.keys()].some((other) => other !== name && dependents.get(other)?.includes(name));
    const self = this;
    function* smaller(): IterableIterator<fc.Value<Record<string, unknown>>> {
      for (const name of optional) {
        if (!members.has(name) || members.size <= min || needed(name)) continue;
        const next = new Map(members);
        next.delete(name);
        yield self.#value(next);
      }
      for (const [name, member] of members) {
        for (const simpler of of(name).shrink(member.value, member.context))
          yield self.#value(new Map(members).set(name, simpler));
      }
    }
    return fc.stream(smaller());
  }
}
