import type fc from 'fast-check';
import type { JsonObject, Schema } from '../spec/types.ts';
import { Builder } from './builder.ts';
import type { DepthFinder } from './finish-depth.ts';
import { depthFinder } from './finish-depth.ts';
import { LazyArbitrary } from './lazy-arbitrary.ts';
import type { ArbitraryOptions } from './types.ts';

const DEFAULT_DEPTH = 4;
/** Different sets of options remembered per document. */
const REMEMBERED = 12;

interface Workshop {
  readonly depths: DepthFinder;
  readonly builders: { readonly options: ArbitraryOptions; readonly builder: Builder }[];
}

const workshops = new WeakMap<JsonObject, Workshop>();

const COMPARED = ['direction', 'validate', 'nonce', 'properties', 'maxLength', 'keepRequired'] as const;

/** The builder for a document and options; the same one for the same functions and settings. */
export function builderFor(document: JsonObject, options: ArbitraryOptions): Builder {
  let workshop = workshops.get(document);
  if (!workshop) {
    workshop = { depths: depthFinder(document), builders: [] };
    workshops.set(document, workshop);
  }
  const { builders, depths } = workshop;
  const known = builders.find((one) => COMPARED.every((key) => one.options[key] === options[key]));
  if (known) return known.builder;
  const builder = new Builder(document, options, depths);
  builders.unshift({ options, builder });
  if (builders.length > REMEMBERED) builders.pop();
  return builder;
}

/**
 * Values that conform to a schema of an OpenAPI 3.1 document (JSON Schema 2020-12).
 * Building never throws; drawing a value throws `Unsatisfiable` when none can be made in a bounded number of tries.
 * Keywords that can only be judged afterwards (`not`, `if`, overlapping `oneOf`, `unevaluated*`) need
 * `options.validate`.
 */
export function arbitraryFor(
  schema: Schema,
  document: JsonObject,
  options: ArbitraryOptions = {},
): fc.Arbitrary<unknown> {
  return new LazyArbitrary(() =>
    builderFor(document, options).build(schema, options.name ?? '', 0, options.depth ?? DEFAULT_DEPTH),
  );
}
