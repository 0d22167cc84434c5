export type { Findings, Judged } from './create-findings.ts';
export { createFindings } from './create-findings.ts';
export { fingerprint } from './fingerprint.ts';
export { mergeFindings } from './merge-findings.ts';
export { isJudged, mergeOutcomes } from './merge-outcomes.ts';
export { applyWaivers, operationOf } from './waivers.ts';
