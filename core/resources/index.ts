export { describeInference, type InferenceSentence } from './describe-inference.ts';
export { inferResources } from './infer-resources.ts';
export type * from './types.ts';
