import { join } from 'node:path';
import type { Exchange } from '../core/exchange/types.ts';
import { quote } from '../core/exercise/json-body.ts';
import type { Session } from '../core/exercise/session.ts';
import type { Operation } from '../core/operations/types.ts';
import { expectationOf } from '../core/plan/expectations.ts';
import { entryFor } from '../core/plan/plan.ts';
import { answerOf } from './answer.ts';
import type { Answer } from './check.ts';
import type { CheckTally } from './check-tally.ts';
import type { Survey } from './survey.ts';
import { SurveyNotes } from './survey-notes.ts';
import { surveys } from './surveys/index.ts';

/** Method, URL, status and the start of the body, for a witness. */
function lineOf({ exchange, response }: Answer): string {
  const { method, url } = exchange.request;
  return `${method} ${url} -> ${response.status} ${quote(response, 100)}`;
}

export const witnessOf = (answer: Answer, words: string): string[] => [words, lineOf(answer)];

/** Shows the answers of one operation to the checks and surveys. */
export class AnswerJudge {
  readonly #session: Session;
  readonly #operation: Operation;
  readonly #surveys: readonly Survey[];
  readonly #notes: SurveyNotes;

  constructor(session: Session, operation: Operation) {
    this.#session = session;
    this.#operation = operation;
    this.#surveys = surveys.filter((survey) => entryFor(survey, operation, session.facts).runs);
    this.#notes = new SurveyNotes(surveyFile(session));
  }

  /** Undefined when there was no whole answer. */
  judge(
    tallies: readonly CheckTally[],
    exchange: Exchange,
    words: string,
    extra: Partial<Answer> = {},
  ): Answer | undefined {
    const { response } = exchange;
    if (!response || (exchange.failure && response.status < 500)) {
      for (const tally of tallies) tally.unanswered(exchange);
      return undefined;
    }
    const { validators, config } = this.#session;
    const expected = expectationOf(this.#operation, config.expect);
    const validator: Answer['validator'] = (schema) => validators.schema(schema, 'response');
    const known = answerOf(this.#operation, { ...exchange, response }, validator);
    const answer = { ...known, ...(expected && { expected }), ...extra };
    for (const tally of tallies) tally.add(answer, witnessOf(answer, words));
    this.#observe(answer);
    return answer;
  }

  #observe(answer: Answer): void {
    const { journal, redactor } = this.#session;
    const { id, module } = this.#operation;
    const { exchange, response } = answer;
    const { status } = response;
    for (const survey of this.#surveys) {
      for (const { kind, value } of survey.observe(answer)) {
        const line = redactor.text(lineOf(answer));
        const note = { kind, operation: id, module, status, exchange: exchange.id, line };
        this.#notes.add(survey.id, { ...note, ...(value !== undefined && { value: redactor.text(value) }) }, (one) =>
          journal.recorded(one),
        );
      }
    }
  }
}

export const surveyFile = (session: Session): string => join(session.runDir, 'artifacts', 'surveys.ndjson');
