export { applicable, notApplicable } from './applicability.ts';
export { atLeast, SEVERITIES, severityRank, worse } from './severity.ts';
export { validateDeclaration } from './validate-declaration.ts';
