export { arbitraryFor } from './arbitrary.ts';
export { looksLikeReference, looksUnique } from './field-names.ts';
export { generateCases } from './generate-cases.ts';
export { parseWire } from './parse-wire.ts';
export { drawFrom, sample } from './sample.ts';
export { serialise } from './serialise.ts';
export type * from './types.ts';
export { Unsatisfiable } from './unsatisfiable.ts';
