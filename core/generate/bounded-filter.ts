import fc from 'fast-check';
import { Unsatisfiable } from './unsatisfiable.ts';

/** Like `filter`, but gives up after a number of tries by throwing `Unsatisfiable` instead of looping. */
export class BoundedFilter<T> extends fc.Arbitrary<T> {
  readonly #inner: fc.Arbitrary<T>;
  readonly #holds: (value: T) => boolean;
  readonly #tries: number;
  readonly #reason: string;

  constructor(inner: fc.Arbitrary<T>, holds: (value: T) => boolean, reason: string, tries = 60) {
    super();
    this.#inner = inner;
    this.#holds = holds;
    this.#tries = tries;
    this.#reason = reason;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    for (let attempt = 0; attempt < this.#tries; attempt++) {
      const value = this.#inner.generate(random, bias);
      if (this.#holds(value.value)) return value;
    }
    throw new Unsatisfiable(`${this.#reason} (${this.#tries} tries)`);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#inner.canShrinkWithoutContext(value) && this.#holds(value);
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.#inner.shrink(value, context).filter((smaller) => this.#holds(smaller.value));
  }
}
