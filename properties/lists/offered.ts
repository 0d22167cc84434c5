import type { Operation, Parameter } from '../../core/operations/types.ts';
import type { Applicability } from '../../core/oracle/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import type { FilterParameter, ListShape } from '../../core/resources/types.ts';
import { applies, listResource } from './judging.ts';

type Operator = FilterParameter['operator'];

/** For laws about filters with one of these operators. */
export function offers(operators: readonly Operator[], reason: string, least = 1) {
  return (operation: Operation, facts: PlanFacts): Applicability => {
    const filters = listResource(operation, facts)?.list?.filters ?? [];
    const fields = new Set(filters.filter((one) => operators.includes(one.operator)).map(({ field }) => field));
    return fields.size >= least ? applies : { applies: false, reason };
  };
}

/** For laws about one part of a list's shape. */
export function has(part: (list: ListShape) => unknown, reason: string) {
  return (operation: Operation, facts: PlanFacts): Applicability => {
    const list = listResource(operation, facts)?.list;
    return list && part(list) ? applies : { applies: false, reason };
  };
}

/** The declared query parameter of a filter: itself, or the deepObject parameter it is a member of. */
export function declaredOf(operation: Operation, { parameter }: FilterParameter): Parameter | undefined {
  const outer = /^([^[]+)\[/.exec(parameter)?.[1];
  const named = (name: string | undefined) =>
    operation.parameters.find((one) => one.in === 'query' && one.name === name);
  return named(parameter) ?? named(outer);
}

/** All words that the description says of a filter. */
export const wordsAbout = (operation: Operation, filter: FilterParameter): string =>
  `${operation.description} ${declaredOf(operation, filter)?.description ?? ''}`;
