import type { Operation } from '../../core/operations/types.ts';
import type { Applicability } from '../../core/oracle/types.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { PlanFacts } from '../../core/plan/types.ts';

export const isGet = (operation: Operation): boolean => operation.method === 'GET';

/** Whether the operation may be read at all. */
export const mayBeRead = (operation: Operation, { config, model }: PlanFacts): Applicability =>
  mayBeSent(operation, config, model);
