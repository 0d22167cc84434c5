import { correlationIds } from '../http/correlation-headers.ts';
import { isOwnAnswer } from '../http/own-answer.ts';
import { verdictsByOperation } from '../http/verdicts-by-operation.ts';
import type { Survey } from '../survey.ts';

export const oracle: Survey = {
  id: 'correlation-id-unique',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'correlation-id',
  holds: 'Each request has a correlation id of its own',
  broken: 'Two requests have one correlation id',
  asserts:
    'No two answers to requests that carry no id of their own have the same value in a header such as X-Request-Id.',
  why: 'With one id for several requests the log lines of different callers are taken for one story.',
  source: [
    {
      standard: 'OWASP',
      clause: 'Logging, Event attributes (interaction identifier)',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#event-attributes',
    },
  ],
  remedy: 'Make a new UUID for each request, not for each process, connection or second.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  observe({ response, exchange, probe }) {
    const { status, headers } = response;
    if (probe !== undefined || !isOwnAnswer(status) || status === 304) return [];
    // An answer out of a store rightly is the old one.
    const stored = Number(headers.age ?? 0) > 0 || /hit/i.test(headers['x-cache'] ?? '');
    if (stored || Object.keys(headers).some((name) => /idempot.*replay|replay.*idempot/.test(name))) return [];
    return correlationIds(headers)
      .filter(({ name }) => exchange.request.headers[name] === undefined)
      .map(({ name, id }) => ({ kind: name, value: id.slice(0, 200) }));
  },
  verify(notes) {
    const holders = new Map<string, Set<string>>();
    for (const { kind, value = '', exchange } of notes) {
      const key = JSON.stringify([kind, value]);
      holders.set(key, (holders.get(key) ?? new Set()).add(exchange));
    }
    return verdictsByOperation(notes, ({ kind, value = '', exchange, line }) => {
      const others = [...(holders.get(JSON.stringify([kind, value])) ?? [])].filter((one) => one !== exchange);
      const [other] = others;
      if (other === undefined) return undefined;
      return {
        key: `${kind} repeated`,
        expected: `a ${kind} that no other answer has`,
        observed: `${kind}: ${value.slice(0, 80)} on ${others.length + 1} answers`,
        witness: [line, `${kind}: ${value.slice(0, 80)} stands on another answer too`],
        exchanges: [other, exchange],
        confidence: 'certain',
      };
    });
  },
};
