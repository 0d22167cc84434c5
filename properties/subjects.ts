import type { Operation } from '../core/operations/types.ts';
import type { PlanFacts } from '../core/plan/types.ts';
import { isChange } from './conditional/judging.ts';
import type { SubjectKind } from './law.ts';
import { isCreate } from './lifecycle/judging.ts';
import { isList } from './lists/judging.ts';
import { isRead } from './reading/judging.ts';
import { isReplace } from './replacement/judging.ts';
import { isKeyed } from './replay/judging.ts';

import { isSharedUrl } from './shared-url/judging.ts';

/** An operation seen as one kind of thing; its laws share what is gathered. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly title: string;
  readonly operation: Operation;
}

/** Lists last: lifecycles and replays leave items behind that make lists longer. */
export function subjectsOf(facts: PlanFacts): Subject[] {
  const of = (kind: SubjectKind, title: string, fits: (operation: Operation, facts: PlanFacts) => boolean): Subject[] =>
    facts.operations.filter((operation) => fits(operation, facts)).map((operation) => ({ kind, title, operation }));
  return [
    ...of('lifecycle', 'lifecycle', isCreate),
    ...of('replacement', 'replacement', isReplace),
    ...of('reading', 'readings', isRead),
    ...of('shared-url', 'two callers', isSharedUrl),
    ...of('visibility', 'writes seen', isCreate),
    ...of('conditional', 'preconditions', isChange),
    ...of('replay', 'idempotency', isKeyed),
    ...of('list', 'list', isList),
  ];
}
