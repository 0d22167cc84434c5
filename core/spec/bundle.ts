import { Bundler } from './bundler.ts';
import type { Documents } from './documents.ts';
import type { JsonObject, SpecDialect, SpecProblem } from './types.ts';

/** Where an object of the bundle was written. */
export interface Origin {
  readonly url: string;
  readonly pointer: string;
}

export interface Bundle {
  /** One tree without shared objects; every `$ref` is `#/<component container>/<name>`. */
  readonly document: JsonObject;
  /** Origins of operations, parameters, responses and component schemas, by identity. */
  readonly origins: WeakMap<object, Origin>;
  readonly problems: readonly SpecProblem[];
}

/**
 * Makes one document of several. References to components of the root stay; what other files (or odd places such as
 * `#/paths/…`) hold becomes a component and is referred to by name; kinds without a component container are copied in
 * place. Cycles stay references. What cannot be resolved becomes a problem and the mildest value of its kind: a
 * schema that accepts everything, a response without content; a parameter is left out.
 */
export function bundle(documents: Documents, root: JsonObject, dialect: SpecDialect): Bundle {
  return new Bundler(documents, root, dialect).run();
}
