import type { Applicability } from '../../core/oracle/types.ts';
import type { ListLaw } from '../law.ts';
import { isList, listResource, notTested } from '../lists/judging.ts';
import { AIP_158 } from '../lists/paged.ts';

export const oracle: ListLaw = {
  id: 'page-default-bounded',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-size',
  holds: 'A page is bounded when no size is asked for',
  broken: 'A page is unbounded when no size is asked for',
  asserts:
    'A request without a page size gets at most as many items as the documented default, or the documented maximum.',
  why: 'The commonest request, without any parameter, grows with the data until it takes the service down.',
  source: [AIP_158],
  remedy: 'Use the documented default where no size is given, in the query itself.',
  considers: isList,
  appliesTo(operation, facts): Applicability {
    const paging = listResource(operation, facts)?.list?.paging;
    return paging?.defaultSize === undefined && paging?.maxSize === undefined
      ? { applies: false, reason: 'neither a default nor a maximum of the page size is documented' }
      : { applies: true };
  },
  verify({ list, walks }) {
    const { defaultSize, maxSize } = list.paging;
    const bound = defaultSize ?? maxSize;
    const pages = walks.filter((walk) => walk.size === null).flatMap((walk) => walk.pages);
    if (bound === undefined || pages.length === 0) return notTested('no page was asked for without a size');
    if (walks.every((walk) => new Set(walk.ids).size <= bound))
      return notTested('the list has no more items than one page');
    const broken = pages.find(({ ids }) => ids.length > bound);
    if (!broken) return { outcome: 'pass', evidence: pages.length };
    const beyondMaximum = maxSize === undefined || broken.ids.length > maxSize;
    return {
      outcome: 'fail',
      evidence: pages.length,
      violations: [
        {
          key: 'default',
          expected: `at most ${bound} items, the documented ${defaultSize === undefined ? 'maximum' : 'default'}`,
          observed: `${broken.ids.length} items`,
          witness: [`${broken.url} -> ${broken.ids.length} items`],
          exchanges: [broken.exchange],
          confidence: 'firm',
          // Another default than the documented one is bounded still.
          ...(!beyondMaximum && { severity: 'low' as const }),
        },
      ],
    };
  },
};
