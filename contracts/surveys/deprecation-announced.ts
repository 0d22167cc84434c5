import { distinct, sameForAll, verdictsByOperation } from '../http/verdicts-by-operation.ts';
import type { Note, Survey } from '../survey.ts';

export const oracle: Survey = {
  id: 'deprecation-announced',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'versioning',
  holds: 'Description and answers agree on what is deprecated',
  broken: 'Description and answers do not agree on what is deprecated',
  asserts: 'In an API that sends Deprecation, all operations described as deprecated send it, and no other one does.',
  why: 'Some clients look at the description, some at the header: each has to learn in time that it must move.',
  source: [
    {
      standard: 'RFC 9745',
      clause: '2 The Deprecation HTTP Response Header Field',
      url: 'https://www.rfc-editor.org/rfc/rfc9745#section-2',
    },
    {
      standard: 'OpenAPI 3.1',
      clause: '4.8.10 Operation Object, deprecated',
      url: 'https://spec.openapis.org/oas/v3.1.0#operation-object',
    },
  ],
  remedy: 'Set deprecated: true and the Deprecation header together, best from one place.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  observe({ operation, response, probe }) {
    if (probe !== undefined || response.status < 200 || response.status > 299) return [];
    const sent = response.headers.deprecation !== undefined;
    return [{ kind: `${operation.deprecated ? 'described' : 'not described'}, ${sent ? 'sent' : 'not sent'}` }];
  },
  verify(notes) {
    if (!notes.some(sends))
      return sameForAll(notes, { outcome: 'not-applicable', reason: 'no answer of the API carries Deprecation' });
    const kinds = distinct(notes);
    return verdictsByOperation(notes, (note) => {
      const described = note.kind.startsWith('described');
      // Where only some answers carry it, it is about something in those requests.
      const always = kinds.every((one) => one.operation !== note.operation || sends(one) === sends(note));
      if (!always || described === sends(note)) return undefined;
      return {
        key: described ? 'header missing' : 'not described',
        expected: described
          ? 'Deprecation, which other operations send'
          : 'deprecated: true in the description, or no Deprecation',
        observed: described
          ? 'deprecated: true, and no Deprecation'
          : 'Deprecation on an operation that is not described as deprecated',
        witness: [note.line],
        exchanges: [note.exchange],
        confidence: 'firm',
      };
    });
  },
};

const sends = ({ kind }: Note): boolean => !kind.endsWith('not sent');
