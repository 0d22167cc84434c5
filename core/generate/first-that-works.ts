import fc from 'fast-check';
import { Unsatisfiable } from './unsatisfiable.ts';

interface Origin {
  readonly option: fc.Arbitrary<unknown>;
  readonly context: unknown;
}

/** The first arbitrary that yields a value; later ones only when the earlier ones give up. */
export class FirstThatWorks<T> extends fc.Arbitrary<T> {
  readonly #options: readonly fc.Arbitrary<T>[];

  constructor(options: readonly fc.Arbitrary<T>[]) {
    super();
    this.#options = options;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    let failure: unknown = new Unsatisfiable('there is nothing to choose from');
    for (const option of this.#options) {
      try {
        const value = option.generate(random, bias);
        const origin: Origin = { option, context: value.context };
        return new fc.Value(value.value, origin);
      } catch (error) {
        if (!(error instanceof Unsatisfiable)) throw error;
        failure = error;
      }
    }
    throw failure;
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    const option = this.#options.find((one) => isOrigin(context) && context.option === one);
    if (!option || !isOrigin(context)) return fc.Stream.nil();
    return option
      .shrink(value, context.context)
      .map((smaller) => new fc.Value(smaller.value, { option, context: smaller.context }));
  }
}

function isOrigin(context: unknown): context is Origin {
  return context !== null && typeof context === 'object' && 'option' in context;
}
