import { CORRELATION_HEADERS, correlationIds } from '../http/correlation-headers.ts';
import { isOwnAnswer } from '../http/own-answer.ts';
import { distinct, operationsIn, sameForAll, verdictsByOperation } from '../http/verdicts-by-operation.ts';
import type { Note, Survey } from '../survey.ts';

const RULE = 0.8;
const FEWEST_OPERATIONS = 3;

export const oracle: Survey = {
  id: 'correlation-id-present',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'correlation-id',
  holds: 'Every answer carries the correlation id',
  broken: 'An answer lacks the correlation id that the others carry',
  asserts: 'Where nearly all answers of an API carry one header such as X-Request-Id, all do, errors too.',
  why: 'It is on errors that somebody asks which request it was.',
  source: [
    {
      standard: 'OWASP',
      clause: 'Logging, Event attributes (interaction identifier)',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#event-attributes',
    },
  ],
  remedy: 'Set the header before anything can answer: outside of routing, authentication and error handling.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  observe({ response, probe }) {
    const { status, headers } = response;
    // A 304 may leave out what the cache has already.
    if (!isOwnAnswer(status) || status === 304) return [];
    // What the server software refuses by itself, such as a method it does not know, never comes to the API.
    if (probe !== undefined && status >= 400 && response.body.length === 0) return [];
    const names = correlationIds(headers).map(({ name }) => name);
    return [
      { kind: JSON.stringify([probe === undefined ? 'described' : 'probe', `${Math.floor(status / 100)}xx`, names]) },
    ];
  },
  verify(notes) {
    const all = distinct(notes);
    const share = (name: string): number => all.filter((note) => namesIn(note).includes(name)).length / all.length;
    const [rule] = CORRELATION_HEADERS.map((name) => ({ name, share: all.length > 0 ? share(name) : 0 })).sort(
      (left, right) => right.share - left.share,
    );
    if (!rule || rule.share === 0)
      return sameForAll(notes, {
        outcome: 'not-applicable',
        reason: 'no answer carries a header that names the request',
      });
    if (rule.share < RULE || operationsIn(all) < FEWEST_OPERATIONS)
      return sameForAll(notes, {
        outcome: 'inconclusive',
        reason: `${rule.name} is on some answers only: it may not be meant for all`,
      });
    return verdictsByOperation(notes, (note) => {
      if (namesIn(note).includes(rule.name)) return undefined;
      return {
        key: `${rule.name} missing`,
        expected: `${rule.name}, which nearly all answers carry`,
        observed: `status ${note.status} without it`,
        witness: [note.line],
        exchanges: [note.exchange],
        confidence: 'firm',
      };
    });
  },
};

const namesIn = ({ kind }: Note): readonly string[] => (JSON.parse(kind) as [string, string, string[]])[2];
