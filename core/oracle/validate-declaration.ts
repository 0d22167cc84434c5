import { severityRank } from './severity.ts';
import type { OracleDeclaration, OracleKind, Part, SourceClause } from './types.ts';

const PARTS: readonly Part[] = ['contracts', 'properties', 'scenarios', 'load'];
const KINDS: readonly OracleKind[] = ['check', 'law', 'race', 'objective'];
const TEXTS = ['holds', 'broken', 'asserts', 'why', 'remedy'] as const;
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function sourceProblems(source: SourceClause, index: number): string[] {
  const problems: string[] = [];
  if (!source.standard?.trim()) problems.push(`source[${index}].standard is empty`);
  if (!source.clause?.trim()) problems.push(`source[${index}].clause is empty`);
  if (URL.parse(source.url ?? '')?.protocol !== 'https:') {
    problems.push(`source[${index}].url is no https URL: '${source.url}'`);
  }
  return problems;
}

/**
 * What is wrong with a declaration, one sentence each; [] when it is right. Takes whatever was written: fields may be
 * missing at run time.
 */
export function validateDeclaration(declaration: OracleDeclaration): string[] {
  const { id, part, kind, severity, criterion, source } = declaration;
  const problems: string[] = [];
  if (!KEBAB.test(id ?? '')) problems.push(`id is not kebab-case: '${id}'`);
  if (!KEBAB.test(criterion ?? '')) problems.push(`criterion is not kebab-case: '${criterion}'`);
  if (!PARTS.includes(part)) problems.push(`part is unknown: '${part}'; known: ${PARTS.join(', ')}`);
  if (!KINDS.includes(kind)) problems.push(`kind is unknown: '${kind}'; known: ${KINDS.join(', ')}`);
  else if (part === 'load' && kind !== 'objective') problems.push("kind of a load oracle is 'objective'");
  if (severityRank(severity) > 4) problems.push(`severity is unknown: '${severity}'`);
  for (const field of TEXTS) {
    if (!declaration[field]?.trim()) problems.push(`${field} is empty`);
  }
  if (!source?.length) problems.push('source is empty: name the clause it rests on');
  return [...problems, ...(source ?? []).flatMap(sourceProblems)];
}
