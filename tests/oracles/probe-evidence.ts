import type fc from 'fast-check';
import type { Note } from '../../contracts/survey.ts';
import type { Named } from './evidence-arbitraries.ts';
import { accessEvidences, headerNotes } from './evidence-of-access.ts';
import { httpEvidences, httpNotes } from './evidence-of-http.ts';
import { pageEvidences } from './evidence-of-pages.ts';
import { repeatEvidences } from './evidence-of-repeats.ts';
import { selectionEvidences } from './evidence-of-selections.ts';
import { storingEvidences } from './evidence-of-storing.ts';

/** Arbitrary evidence of each probe, of operations and of the API as a whole, by its id. */
export const probeEvidences: Readonly<Record<string, fc.Arbitrary<Named<unknown>>>> = {
  ...accessEvidences,
  ...httpEvidences,
  ...pageEvidences,
  ...selectionEvidences,
  ...repeatEvidences,
  ...storingEvidences,
};

/** Arbitrary notes of each survey, by its id. */
export const surveyNotes: Readonly<Record<string, fc.Arbitrary<Named<readonly Note[]>>>> = {
  ...headerNotes,
  ...httpNotes,
};
