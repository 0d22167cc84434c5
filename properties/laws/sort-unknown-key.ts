import type { Verdict } from '../../core/oracle/types.ts';
import type { GatheringListLaw } from '../law.ts';
import { rawPair } from '../lists/filter-values.ts';
import { inconclusive, isList, notTested } from '../lists/judging.ts';
import type { Asked } from '../lists/list-context.ts';
import { has } from '../lists/offered.ts';
import { crashOf, saysNothing } from '../lists/paged.ts';
import { AIP_132 } from '../lists/selections.ts';

export interface UnknownKeyEvidence {
  readonly parameter: string;
  readonly tried: readonly { readonly value: string; readonly asked: Asked }[];
}

/** Words that are keys of nothing: nonsense, members that every object of a language has, nothing at all. */
const VALUES = ['assay_no_such_key', 'constructor', '__proto__', ''];

export const oracle: GatheringListLaw<UnknownKeyEvidence> = {
  id: 'sort-unknown-key',
  part: 'properties',
  kind: 'law',
  subject: 'list',
  severity: 'low',
  criterion: 'filter-invalid',
  holds: 'A sort key that does not exist is refused or ignored',
  broken: 'A sort key that does not exist breaks the list',
  asserts: 'A sort by an unknown, empty or inherited name is refused with a 4xx or ignored, never answered with a 5xx.',
  why: 'A key that reaches the query unchecked is an error today and an injection tomorrow.',
  source: [AIP_132],
  remedy: 'Look keys up in a fixed list of columns, and refuse with 400 what is not in it.',
  considers: isList,
  appliesTo: has((list) => list.sort, 'no sort parameter is documented'),
  async gather({ client, rawPage }) {
    const parameter = client.list.sort?.parameter;
    if (parameter === undefined) return 'no sort parameter is documented';
    const tried: { value: string; asked: Asked }[] = [];
    for (const value of VALUES) tried.push({ value, asked: await rawPage(rawPair(parameter, value)) });
    return { parameter, tried };
  },
  verify({ parameter, tried }): Verdict {
    const judged = tried.filter(({ asked }) => saysNothing(asked) === undefined);
    if (tried.length === 0) return notTested('nothing was asked');
    const crashed = judged.flatMap(({ value, asked }) => {
      const crash = crashOf(asked);
      return crash ? [{ value, ...crash }] : [];
    });
    const [first] = crashed;
    if (!first)
      return judged.length === tried.length
        ? { outcome: 'pass', evidence: judged.length }
        : inconclusive('answers were limited in rate or cannot be read');
    return {
      outcome: 'fail',
      evidence: judged.length,
      violations: [
        {
          key: 'server error',
          expected: 'a 4xx, or the list in its usual order',
          observed: `status ${first.status} for ${parameter}=${first.value}`,
          witness: crashed.slice(0, 4).map(({ value, status }) => `${parameter}=${value} -> ${status}`),
          exchanges: crashed.slice(0, 2).map(({ exchange }) => exchange),
          confidence: 'firm',
        },
      ],
    };
  },
};
