import type { Operation } from '../../core/operations/types.ts';
import type { Applicability } from '../../core/oracle/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import { resourceWith } from '../../core/resources/resource-with.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { Step } from '../lifecycle/types.ts';
import { applies } from '../lists/judging.ts';

/** The resource whose items this operation reads. */
export function readResource(operation: Operation, facts: PlanFacts): Resource | undefined {
  return resourceWith(facts.model, 'read', operation.id);
}

export function isRead(operation: Operation, facts: PlanFacts): boolean {
  return readResource(operation, facts) !== undefined;
}

export const anyRead = (): Applicability => applies;

export const isStrong = (tag: string | undefined): tag is string => tag?.startsWith('"') === true;

/** Readings that came back whole. */
export const whole = (steps: readonly Step[]): Step[] =>
  steps.filter(({ status, item }) => status === 200 && item !== undefined);

export const sameItem = (left: Step, right: Step): boolean => JSON.stringify(left.item) === JSON.stringify(right.item);

/** Milliseconds since 1970 of an HTTP date (RFC 9110 5.6.7); undefined when it is none. */
export function httpDate(text: string | undefined): number | undefined {
  if (text === undefined || !/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*, .*GMT$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
