import type { Operation } from '../../core/operations/types.ts';
import type { Applicability, Verdict } from '../../core/oracle/types.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import { resourceWith } from '../../core/resources/resource-with.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { ListEvidence, Walk } from './types.ts';

export const notTested = (reason: string): Verdict => ({ outcome: 'not-tested', reason });
export const inconclusive = (reason: string): Verdict => ({ outcome: 'inconclusive', reason });
export const applies: Applicability = { applies: true };

/** The resource whose list operation this is. */
export function listResource(operation: Operation, facts: PlanFacts): Resource | undefined {
  return resourceWith(facts.model, 'list', operation.id);
}

export function isList(operation: Operation, facts: PlanFacts): boolean {
  return listResource(operation, facts) !== undefined;
}

/** For laws about pages: the list has a paging parameter or links. */
export function isPaged(operation: Operation, facts: PlanFacts): Applicability {
  const paging = listResource(operation, facts)?.list?.paging;
  const pageable = paging && (paging.style !== 'none' || paging.sizeParameter !== undefined);
  return pageable ? applies : { applies: false, reason: 'no paging parameter and no paging link is documented' };
}

/** Walks that came to their end and had more than one page. */
export function pagedWalks(evidence: ListEvidence): readonly Walk[] {
  return evidence.walks.filter(
    (walk) => walk.ended !== 'error' && walk.pages.filter((page) => page.ids.length > 0).length > 1,
  );
}

/** Ids that both whole walks with the largest pages showed: they were there all the time. */
export function stableIds(evidence: ListEvidence): ReadonlySet<string> {
  const first = evidence.walks[0];
  const last = evidence.walks.at(-1);
  const before = new Set(first?.ids ?? []);
  return new Set((last?.ids ?? []).filter((id) => before.has(id)));
}

/** Why the walks cannot be judged; undefined when they can. */
export function unjudgeable(evidence: ListEvidence): Verdict | undefined {
  const broken = evidence.walks.find((walk) => walk.ended === 'error');
  if (broken) return inconclusive(`the walk with ${broken.label} was refused: ${broken.problem ?? 'unknown'}`);
  if (idIsNoIdentity(evidence)) {
    return inconclusive(
      `${evidence.list.idField} does not identify the items: one page shows different items with the same one`,
    );
  }
  if (!evidence.quiet) return inconclusive('the list changed while it was walked: somebody else writes to it');
  return undefined;
}

/** One line of a witness: a page with its items, the interesting ones marked. */
export function pageLine(walk: Walk, index: number, marked: ReadonlySet<string>): string {
  const page = walk.pages[index];
  const ids = (page?.ids ?? []).slice(0, 12).map((id) => (marked.has(id) ? `[${short(id)}]` : short(id)));
  const more = (page?.ids.length ?? 0) > 12 ? ' …' : '';
  return `page ${index + 1}: ${ids.join(' ')}${more}`;
}

export function short(id: string): string {
  return id.length > 12 ? `${id.slice(0, 8)}…` : id;
}

/** One page holds one id twice with different items: then it is not the id of the items. */
export function idIsNoIdentity(evidence: ListEvidence): boolean {
  const pages = [...evidence.walks, ...evidence.sorted.map(({ walk }) => walk)].flatMap((walk) => walk.pages);
  return pages.some((page) => {
    const seen = new Map<string, string>();
    return page.ids.some((id, index) => {
      const text = JSON.stringify(page.items[index]);
      const known = seen.get(id);
      seen.set(id, text);
      return known !== undefined && known !== text;
    });
  });
}

export function duplicates(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) twice.add(id);
    seen.add(id);
  }
  return [...twice];
}
