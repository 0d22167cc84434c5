import { correlationIds, correlationMembers } from '../http/correlation-headers.ts';
import { distinct, operationsIn, verdictsByOperation } from '../http/verdicts-by-operation.ts';
import type { Note, Survey } from '../survey.ts';

const RULE = 0.8;
const FEWEST_OPERATIONS = 3;

export const oracle: Survey = {
  id: 'correlation-id-consistent',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'correlation-id',
  holds: 'Header and body name the same correlation id',
  broken: 'Header and body name different correlation ids',
  asserts: 'Where header and body carry one correlation id in nearly all answers, they do in all.',
  why: 'People report the id they see in the body; support looks for the one in the header and finds another request, or none.',
  source: [
    {
      standard: 'OWASP',
      clause: 'Logging, Event attributes (interaction identifier)',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#event-attributes',
    },
  ],
  remedy: 'Take the id from one place, the context of the request, for both.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  observe({ response, json }) {
    const headers = correlationIds(response.headers);
    return correlationMembers(json?.value).flatMap((member) =>
      headers.map(({ name, id }) => ({ kind: JSON.stringify([`${member.name} and ${name}`, id === member.id]) })),
    );
  },
  verify(notes) {
    const equal = (pair: string): readonly Note[] => distinct(notes).filter((note) => read(note).pair === pair);
    const pairs = new Set(notes.map((note) => read(note).pair));
    const rules = new Set(
      [...pairs].filter((pair) => {
        const all = equal(pair);
        const same = all.filter((note) => read(note).same);
        return operationsIn(same) >= FEWEST_OPERATIONS && same.length >= RULE * all.length;
      }),
    );
    // A pair that mostly differs are two different things.
    const judged = notes.filter((note) => rules.has(read(note).pair));
    return verdictsByOperation(judged, (note) => {
      const { pair, same } = read(note);
      if (same) return undefined;
      return {
        key: `${pair} differ`,
        expected: `${pair} with one value, as in nearly all answers`,
        observed: `status ${note.status} with two values`,
        witness: [note.line],
        exchanges: [note.exchange],
        confidence: 'firm',
      };
    });
  },
};

function read({ kind }: Note): { readonly pair: string; readonly same: boolean } {
  const [pair, same] = JSON.parse(kind) as [string, boolean];
  return { pair, same };
}
