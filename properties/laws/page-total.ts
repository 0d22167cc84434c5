import type { ListLaw } from '../law.ts';
import {
  applies,
  duplicates,
  inconclusive,
  isList,
  listResource,
  notTested,
  stableIds,
  unjudgeable,
} from '../lists/judging.ts';

export const oracle: ListLaw = {
  id: 'page-total',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-total',
  holds: 'The stated total is the number of items',
  broken: 'The stated total is not the number of items',
  asserts: 'The total stated by a list is the same on every page and equals the number of items a whole walk shows.',
  why: 'Page counts, progress bars and reconciliations are built on the total.',
  source: [{ standard: 'AIP', clause: '158 Pagination, total size', url: 'https://google.aip.dev/158' }],
  remedy: 'Count with the same conditions as the query, in the same transaction; document it when it is an estimate.',
  considers: isList,
  appliesTo(operation, facts) {
    const stated = listResource(operation, facts)?.list?.paging.totalAt !== undefined;
    const header = operation.responses.some((response) =>
      response.headers.some((one) => /^x-total(-count)?$/i.test(one.name)),
    );
    return stated || header ? applies : { applies: false, reason: 'no total is documented' };
  },
  verify(evidence) {
    const blocked = unjudgeable(evidence);
    if (blocked) return blocked;
    const whole = evidence.walks.filter((walk) => walk.ended === 'end');
    const complete = whole.filter((walk) => duplicates(walk.ids).length === 0);
    const count = stableIds(evidence).size;
    if (complete.length === 0 || complete.some((walk) => walk.ids.length !== count)) {
      return inconclusive('the walks do not agree on the items: judged by page-walk-gap and page-walk-repeat');
    }
    const stated = whole.flatMap((walk) =>
      walk.pages.filter((page) => page.ids.length > 0 && page.total !== undefined),
    );
    if (stated.length === 0) return notTested('no page stated a total');
    if (stated.some((page) => page.total !== count) && stated.every((page) => page.total === page.ids.length)) {
      return notTested('what looks like a total is the number of items on each page');
    }
    const wrong = stated.find((page) => page.total !== count);
    if (!wrong) return { outcome: 'pass', evidence: stated.length };
    const totals = [...new Set(stated.map((page) => page.total))];
    return {
      outcome: 'fail',
      evidence: stated.length,
      violations: [
        {
          key: 'total',
          expected: `a total of ${count}, the number of items walked`,
          observed:
            totals.length > 1
              ? `totals ${totals.slice(0, 4).join(', ')} on different pages`
              : `a total of ${wrong.total}`,
          witness: [`${wrong.url} states ${wrong.total}`, `a whole walk shows ${count} items`],
          exchanges: [wrong.exchange],
          confidence: 'firm',
        },
      ],
    };
  },
};
