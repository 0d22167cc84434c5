import type { Session } from '../core/exercise/session.ts';
import type { Verdict } from '../core/oracle/types.ts';
import { entryFor } from '../core/plan/plan.ts';
import { surveyFile } from './answer-judge.ts';
import { WHOLE_API } from './survey.ts';
import { SurveyNotes } from './survey-notes.ts';
import { surveys } from './surveys/index.ts';

const ELSEWHERE = 'the run is sharded, and this needs the answers of all operations: run it once without shards';

/**
 * Judges what was noted of all answers together, once every operation was tested. `sharded`: other operations are
 * tested elsewhere, so that nobody here sees all answers.
 */
export function testSurveys(session: Session, sharded: boolean): void {
  const { facts, journal } = session;
  const notes = new SurveyNotes(surveyFile(session));
  for (const survey of surveys) {
    const noted = notes.read(survey.id);
    journal.adopt(noted.exchanges);
    const verdicts: ReadonlyMap<string, Verdict> = sharded ? new Map() : survey.verify(noted.notes);
    const whole = verdicts.get(WHOLE_API);
    if (whole) journal.judge(survey, undefined, whole);
    for (const operation of facts.operations) {
      if (!survey.considers(operation, facts)) continue;
      const entry = entryFor(survey, operation, facts);
      if (!entry.runs) journal.planned(survey, entry);
      else if (!whole || verdicts.has(operation.id)) {
        const reason = sharded ? ELSEWHERE : 'no answer of the kind it looks at was seen';
        journal.judge(survey, operation, verdicts.get(operation.id) ?? { outcome: 'not-tested', reason });
      }
    }
  }
}
