import fc from 'fast-check';

/** Builds its arbitrary when it is first needed, so that unused parts of a description cost nothing. */
export class LazyArbitrary<T> extends fc.Arbitrary<T> {
  readonly #build: () => fc.Arbitrary<T>;
  #built: fc.Arbitrary<T> | undefined;

  constructor(build: () => fc.Arbitrary<T>) {
    super();
    this.#build = build;
  }

  #inner(): fc.Arbitrary<T> {
    this.#built ??= this.#build();
    return this.#built;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    return this.#inner().generate(random, bias);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#inner().canShrinkWithoutContext(value);
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.#inner().shrink(value, context);
  }
}
