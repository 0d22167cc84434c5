import type { ListLaw } from '../law.ts';
import { applies, isList, listResource, notTested } from '../lists/judging.ts';

export const oracle: ListLaw = {
  id: 'page-size-bound',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-size',
  holds: 'No page is larger than asked',
  broken: 'A page is larger than asked',
  asserts: 'A page holds at most as many items as were asked for.',
  why: 'Clients size buffers and screens by it, and an ignored limit opens the way to unbounded answers.',
  source: [{ standard: 'AIP', clause: '158 Pagination, page size', url: 'https://google.aip.dev/158' }],
  remedy: 'Apply the asked size, capped at the documented maximum, in the query itself.',
  considers: isList,
  appliesTo: (operation, facts) =>
    listResource(operation, facts)?.list?.paging.sizeParameter === undefined
      ? { applies: false, reason: 'no page size parameter is documented' }
      : applies,
  verify(evidence) {
    const asked = [
      ...evidence.sized,
      ...evidence.walks.flatMap((walk) =>
        walk.size === null ? [] : walk.pages.map((page) => ({ asked: walk.size ?? 0, page })),
      ),
    ];
    const enough = asked.filter(({ asked: size }) => evidence.walks.some((walk) => walk.ids.length > size));
    if (enough.length === 0) return notTested('the list has no more items than the smallest page asked for');
    const broken = enough.find(({ asked: size, page }) => page.ids.length > size);
    if (!broken) return { outcome: 'pass', evidence: enough.length };
    return {
      outcome: 'fail',
      evidence: enough.length,
      violations: [
        {
          key: 'page too large',
          // Lists mostly share what reads their paging parameters.
          everywhere: true,
          expected: `at most ${broken.asked} items`,
          observed: `${broken.page.ids.length} items`,
          witness: [`${broken.page.url} -> ${broken.page.ids.length} items`],
          exchanges: [broken.page.exchange],
          confidence: 'certain',
        },
      ],
    };
  },
};
