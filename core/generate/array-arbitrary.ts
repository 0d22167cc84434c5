import fc from 'fast-check';
import { canonical } from './json-equality.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

export interface ArrayPlan {
  readonly min: number;
  readonly max: number;
  /** Arbitrary of the element at an index. */
  readonly at: (index: number) => fc.Arbitrary<unknown>;
  readonly unique: boolean;
}

/** Arrays with a plan per index; uniqueness is reached by bounded retries. */
export class ArrayArbitrary extends fc.Arbitrary<unknown[]> {
  readonly #plan: ArrayPlan;

  constructor(plan: ArrayPlan) {
    super();
    this.#plan = plan;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<unknown[]> {
    const { min, max, at, unique } = this.#plan;
    const length = random.nextInt(min, max);
    const values: fc.Value<unknown>[] = [];
    const seen = new Set<string>();
    for (let index = 0; index < length; index++) {
      const next = this.#next(at(index), seen, random, bias, unique);
      if (next) values.push(next);
      else if (values.length < min) throw new Unsatisfiable(`found fewer than ${min} different elements`);
      else break;
    }
    return this.#value(values);
  }

  #next(
    element: fc.Arbitrary<unknown>,
    seen: Set<string>,
    random: fc.Random,
    bias: number | undefined,
    unique: boolean,
  ): fc.Value<unknown> | undefined {
    if (!unique) return element.generate(random, bias);
    for (let attempt = 0; attempt < 40; attempt++) {
      const value = element.generate(random, bias);
      const key = canonical(value.value);
      if (seen.has(key)) continue;
      seen.add(key);
      return value;
    }
    return undefined;
  }

  #value(values: readonly fc.Value<unknown>[]): fc.Value<unknown[]> {
    return new fc.Value(
      values.map((item) => item.value),
      values,
    );
  }

  override canShrinkWithoutContext(_value: unknown): _value is unknown[] {
    return false;
  }

  /** Shorter arrays first, then simpler elements. */
  override shrink(_value: unknown[], context: unknown): fc.Stream<fc.Value<unknown[]>> {
    if (!Array.isArray(context)) return fc.Stream.nil();
    const values: fc.Value<unknown>[] = context;
    const { min, at, unique } = this.#plan;
    const self = this;
    function* smaller(): IterableIterator<fc.Value<unknown[]>> {
      for (let length = min; length < values.length; length++) yield self.#value(values.slice(0, length));
      for (const [index, item] of values.entries()) {
        for (const simpler of at(index).shrink(item.value, item.context)) {
          const next = values.with(index, simpler);
          if (!unique || new Set(next.map((one) => canonical(one.value))).size === next.length) yield self.#value(next);
        }
      }
    }
    return fc.stream(smaller());
  }
}
