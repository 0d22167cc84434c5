import { arbitraryFor, drawFrom, sample } from '../../core/generate/index.ts';
import { isJson } from '../../core/operations/media-type.ts';
import type { Operation } from '../../core/operations/types.ts';
import { createValidators } from '../../core/operations/validation/create-validators.ts';
import { randomFor } from '../../core/random/seed.ts';
import type { Description, Schema } from '../../core/spec/types.ts';

export interface MockAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** For each operation one answer that keeps to its description, made when it is first asked for. */
export function mockAnswers(description: Description): (operation: Operation) => MockAnswer {
  const validators = createValidators(description);
  const validate = (schema: Schema, value: unknown) => validators.schema(schema, 'response')(value);
  const valueFor = (schema: Schema, label: string): unknown => {
    for (const depth of [4, 2, 6]) {
      const options = { direction: 'response', validate, depth } as const;
      try {
        return sample(arbitraryFor(schema, description.document, options), drawFrom(randomFor(1, label)));
      } catch {
        // Another depth may succeed.
      }
    }
    return null;
  };
  const made = new Map<string, MockAnswer>();
  return (operation) => {
    const known = made.get(operation.id);
    if (known !== undefined) return known;
    const answer = answerOf(operation, valueFor);
    made.set(operation.id, answer);
    return answer;
  };
}

function answerOf(operation: Operation, valueFor: (schema: Schema, label: string) => unknown): MockAnswer {
  const success =
    operation.responses.find(({ status }) => /^2(\d\d|XX)$/i.test(status)) ??
    operation.responses.find(({ status }) => status === 'default');
  const status = /^\d{3}$/.test(success?.status ?? '') ? Number(success?.status) : 200;
  const headers: Record<string, string> = {};
  for (const { name, required, schema } of success?.headers ?? []) {
    if (required && schema !== undefined) headers[name] = String(valueFor(schema, name)).replace(/[^\x20-\x7e]/g, '');
  }
  const content = success?.contents.find(({ type }) => isJson(type)) ?? success?.contents[0];
  if (content === undefined || [204, 205, 304].includes(status)) return { status, headers, body: '' };
  const type = content.type.includes('*') ? 'application/json' : content.type;
  const value = content.examples[0] ?? (content.schema === undefined ? {} : valueFor(content.schema, operation.id));
  const body = typeof value === 'string' && !isJson(type) ? value : JSON.stringify(value);
  return { status, headers: { ...headers, 'content-type': type }, body };
}
