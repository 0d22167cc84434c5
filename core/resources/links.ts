import type { Operation } from '../operations/types.ts';
import type { Producer, ValueSource } from './types.ts';

/** Producers that the description states as OpenAPI links, by 'operation id\nparameter name'. */
export function linkProducers(operations: readonly Operation[]): ReadonlyMap<string, readonly Producer[]> {
  const found = new Map<string, Producer[]>();
  for (const operation of operations) {
    for (const response of operation.responses) {
      if (!/^2|^default$/.test(response.status)) continue;
      for (const link of response.links) {
        if (link.target === undefined) continue;
        for (const [name, expression] of Object.entries(link.parameters)) {
          const source = sourceOf(expression);
          if (source === undefined) continue;
          const key = `${link.target}\n${name.replace(/^(?:path|query|header|cookie)\./, '')}`;
          const producer: Producer = { operation: operation.id, source, how: 'link', confidence: 1 };
          found.set(key, [...(found.get(key) ?? []), producer]);
        }
      }
    }
  }
  return found;
}

/** Where a runtime expression (OpenAPI 3.1 section 4.8.20.4) reads in the response; undefined when it reads the request. */
function sourceOf(expression: unknown): ValueSource | undefined {
  if (typeof expression !== 'string') return undefined;
  const inner = /^\{(\$.*)\}$/.exec(expression)?.[1] ?? expression;
  const body = /^\$response\.body(?:#(.*))?$/.exec(inner);
  if (body !== null) return { in: 'body', at: body[1] ?? '' };
  const header = /^\$response\.header\.(.+)$/.exec(inner)?.[1];
  return header === undefined ? undefined : { in: 'header', at: header };
}
