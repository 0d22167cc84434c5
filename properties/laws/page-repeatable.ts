import type { GatheringListLaw } from '../law.ts';
import { inconclusive, isList, isPaged, notTested } from '../lists/judging.ts';
import type { Asked } from '../lists/list-context.ts';
import { AIP_158, pageRow, sameIds, saysNothing } from '../lists/paged.ts';

export interface RepeatEvidence {
  /** The same page, asked for again and again. */
  readonly asked: readonly Asked[];
  /** The list shows what it showed before. */
  readonly unchanged: boolean;
}

const AT_RANDOM = /\brandom|\bshuffl|\bany order\b/i;

export const oracle: GatheringListLaw<RepeatEvidence> = {
  id: 'page-repeatable',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'medium',
  criterion: 'page-walk',
  holds: 'The same page comes again when it is asked for again',
  broken: 'The same request shows another page',
  asserts: 'A page of a list that nobody changes shows the same items in the same order each time it is asked for.',
  why: 'Pages that were not fixed when they were cut do not fit together: what is on which page is chance.',
  source: [
    AIP_158,
    {
      standard: 'PostgreSQL',
      clause: '7.6 LIMIT and OFFSET',
      url: 'https://www.postgresql.org/docs/current/queries-limit.html',
    },
  ],
  remedy: 'Give the list an order when none is asked for, and end it with a unique column.',
  considers: isList,
  appliesTo(operation, facts) {
    const random = AT_RANDOM.test(`${operation.summary} ${operation.description}`);
    return random ? { applies: false, reason: 'its order is documented as random' } : isPaged(operation, facts);
  },
  async gather(context) {
    const ask = async (): Promise<Asked> => context.page({}, 'again');
    const asked = [await ask(), await ask()];
    if (differ(asked)) asked.push(await ask(), await ask());
    return { asked, unchanged: !differ(asked) || (await context.unchanged()) };
  },
  verify({ asked, unchanged }) {
    const nothing = asked.map(saysNothing).find((one) => one !== undefined);
    if (nothing !== undefined) return inconclusive(nothing);
    const pages = asked.flatMap((one) => (one.outcome === 'page' ? [one.page] : []));
    const [first, ...others] = pages;
    if (!first || pages.length < asked.length) return inconclusive('the page was refused when it was asked for again');
    if (first.ids.length < 2) return notTested('a page has less than two items');
    const other = others.find((page) => !sameIds(page.ids, first.ids));
    if (!other) return { outcome: 'pass', evidence: pages.length };
    if (!unchanged) return inconclusive('the list changed meanwhile: somebody else writes to it');
    const known = new Set(first.ids);
    const alike = other.ids.every((id) => known.has(id)) && other.ids.length === first.ids.length;
    return {
      outcome: 'fail',
      evidence: pages.length,
      violations: [
        {
          key: alike ? 'order' : 'items',
          expected: 'the same items in the same order, asked for again at once',
          observed: alike ? 'the same items in another order' : 'other items',
          witness: [first, other].map((page, index) =>
            pageRow(
              index === 0 ? 'first' : 'again',
              page.ids,
              new Set(page.ids.filter((id, place) => id !== (index === 0 ? other : first).ids[place])),
            ),
          ),
          exchanges: [first.exchange, other.exchange],
          confidence: 'firm',
        },
      ],
    };
  },
};

function differ(asked: readonly Asked[]): boolean {
  const texts = asked.map((one) => (one.outcome === 'page' ? one.page.ids.join('\n') : one.status));
  return new Set(texts).size > 1;
}
