import type { ChangeClass, ChangeSide, Direction } from '../types.ts';
import { BODY_RULES } from './bodies.data.ts';
import { NOTE_RULES } from './notes.data.ts';
import { OPERATION_RULES } from './operations.data.ts';
import { PARAMETER_RULES } from './parameters.data.ts';
import type { Rule } from './rule.ts';
import { SCHEMA_STRUCTURE_RULES } from './schema-structure.data.ts';
import { SCHEMA_VALUE_RULES } from './schema-values.data.ts';
import { SECURITY_RULES } from './security.data.ts';

/** Every kind of change there is; one rule, one entry. */
export const RULES = {
  ...OPERATION_RULES,
  ...PARAMETER_RULES,
  ...BODY_RULES,
  ...SECURITY_RULES,
  ...SCHEMA_VALUE_RULES,
  ...SCHEMA_STRUCTURE_RULES,
  ...NOTE_RULES,
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;

const directionOf = (side: ChangeSide): Direction => (side === 'response' ? 'response' : 'request');

/** The rule of an id. */
export const ruleOf = (id: RuleId): Rule => RULES[id];

/** How a rule classifies a change on one side. */
export function classOf(id: RuleId, side: ChangeSide): ChangeClass {
  const found = ruleOf(id).class;
  return typeof found === 'string' ? found : found[directionOf(side)];
}

/** Who breaks by a change on one side. */
export function effectOf(id: RuleId, side: ChangeSide): string {
  const found = ruleOf(id).effect;
  return typeof found === 'string' ? found : found[directionOf(side)];
}
