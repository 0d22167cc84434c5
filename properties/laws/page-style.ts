import type { Operation } from '../../core/operations/types.ts';
import type { Verdict } from '../../core/oracle/types.ts';
import type { ListShape, Paging, ResourceModel } from '../../core/resources/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { isList, isPaged, notTested } from '../lists/judging.ts';
import { AIP_158 } from '../lists/paged.ts';

/** How pages are asked for: the names of the parameters for the place and for the size. */
export interface Convention {
  readonly style: Paging['style'];
  readonly place?: string;
  readonly size?: string;
}

export interface StyleEvidence {
  /** As it was confirmed by asking. */
  readonly own: Convention;
  /** Of the paged lists of the API, this one included, as they are described. */
  readonly all: readonly Convention[];
  /** The description names the parameters of this list in its overview, or in the words about the operation. */
  readonly documented: boolean;
  /** Exchange of a page that was got this way. */
  readonly exchange: string;
}

/** Fewer lists make no convention. */
const FEWEST = 3;

export const oracle: GatheringListLaw<StyleEvidence> = {
  id: 'page-style',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'low',
  criterion: 'page-style',
  holds: 'The list is paged like the other lists',
  broken: 'The list is paged in another way than the other lists',
  asserts:
    'The parameters for place and size of a page have the names that most lists of the API use, or the description says otherwise.',
  why: 'Every client needs code of its own for this list, and a parameter with the usual name may be ignored without a word.',
  source: [AIP_158],
  remedy:
    'Use one convention in all modules; where a feed needs another one, say so in the overview of the description.',
  considers: isList,
  appliesTo: isPaged,
  async gather({ session, operation, client, evidence }) {
    const exchange = evidence.walks[0]?.pages[0]?.exchange;
    if (exchange === undefined) return 'no page was read';
    const { document } = session.facts.description;
    const own = conventionOf(client.list.paging);
    const words = `${JSON.stringify(document.info ?? {})} ${wordsOf(operation)}`;
    return { own, all: conventions(session.facts.model), documented: isNamed(own, words), exchange };
  },
  verify({ own, all, documented, exchange }): Verdict {
    if (all.length < FEWEST) return notTested(`less than ${FEWEST} lists are paged`);
    const counts = new Map<string, number>();
    for (const one of all) counts.set(textOf(one), (counts.get(textOf(one)) ?? 0) + 1);
    const [usual, count] = [...counts].sort((left, right) => right[1] - left[1])[0] ?? ['', 0];
    if (count * 2 <= all.length) return notTested('no convention is used by most lists');
    // Asked for without parameters, a list follows whatever convention its links have.
    if (textOf(own) === usual || own.style === 'link') return { outcome: 'pass', evidence: 1 };
    if (documented)
      return { outcome: 'pass', evidence: 1, note: 'the description says that it is paged in another way' };
    const usualStyle = all.find((one) => textOf(one) === usual)?.style;
    return {
      outcome: 'fail',
      evidence: 1,
      violations: [
        {
          key: own.style === usualStyle ? 'names' : 'style',
          expected: `${usual}, as ${count} of ${all.length} lists`,
          observed: textOf(own),
          witness: [...counts].map(([text, lists]) => `${text}: ${lists} ${lists === 1 ? 'list' : 'lists'}`),
          exchanges: [exchange],
          confidence: 'tentative',
          ...(own.style !== usualStyle && { severity: 'info' as const }),
        },
      ],
    };
  },
};

function conventionOf({ style, ...paging }: Paging): Convention {
  const place = paging.pageParameter ?? paging.offsetParameter ?? paging.cursorParameter;
  const { sizeParameter } = paging;
  return { style, ...(place !== undefined && { place }), ...(sizeParameter !== undefined && { size: sizeParameter }) };
}

function conventions({ resources }: ResourceModel): Convention[] {
  const lists = resources.flatMap(({ list }): ListShape[] => (list ? [list] : []));
  return lists.map(({ paging }) => conventionOf(paging)).filter(({ style }) => !['none', 'link'].includes(style));
}

const textOf = ({ place, size }: Convention): string =>
  [place, size].filter((one) => one !== undefined).join(' and ') || 'links only';

const wordsOf = ({ summary, description }: Operation): string => `${summary} ${description}`;

/** Each of its parameters is named as a word. */
function isNamed({ place, size }: Convention, words: string): boolean {
  const names = [place, size].filter((one) => one !== undefined);
  return names.length > 0 && names.every((name) => words.split(/[^\w[\]$.-]+/).includes(name));
}
