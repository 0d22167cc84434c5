import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { diffDescriptions } from '../../contracts/diff/engine/diff-descriptions.ts';
import type { Change } from '../../contracts/diff/types.ts';
import { walk } from '../../core/spec/grammar.ts';
import { isObject } from '../../core/spec/json.ts';
import { valueAt } from '../../core/spec/pointer.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import type { Description, Json, JsonObject } from '../../core/spec/types.ts';
import { ROOT } from '../house/files.ts';
import { TODAY } from './support.ts';

/** One change to a copy of the description; undefined where it does not fit. `narrows` tells its class by side. */
interface Mutation {
  readonly rule: string;
  readonly kind: 'narrows' | 'additive' | 'breaking' | 'cosmetic';
  readonly apply: (schema: JsonObject) => boolean;
}

const free = ({ enum: values, const: value, format }: JsonObject): boolean => !values && value === undefined && !format;

const MUTATIONS: readonly Mutation[] = [
  {
    rule: 'maximum-lowered',
    kind: 'narrows',
    apply: (schema) => {
      if (schema.type !== 'integer' || !free(schema)) return false;
      const maximum = typeof schema.maximum === 'number' ? schema.maximum - 1 : 1_000_000;
      if (typeof schema.minimum === 'number' && schema.minimum > maximum) return false;
      schema.maximum = maximum;
      return true;
    },
  },
  {
    rule: 'max-length-lowered',
    kind: 'narrows',
    apply: (schema) => {
      if (schema.type !== 'string' || !free(schema)) return false;
      schema.maxLength = typeof schema.maxLength === 'number' ? schema.maxLength - 1 : 5000;
      return schema.maxLength > 0;
    },
  },
  {
    rule: 'enum-value-removed',
    kind: 'narrows',
    apply: (schema) => Array.isArray(schema.enum) && schema.enum.length > 1 && schema.enum.pop() !== null,
  },
  {
    rule: 'required-property-added',
    kind: 'narrows',
    apply: (schema) => {
      if (!isObject(schema.properties) || schema.additionalProperties === false) return false;
      schema.properties.further = { type: 'string' };
      schema.required = [...(Array.isArray(schema.required) ? schema.required : []), 'further'];
      return true;
    },
  },
  {
    rule: 'schema-text-changed',
    kind: 'cosmetic',
    apply: (schema) => {
      schema.description = 'other words';
      return true;
    },
  },
];

const CLASS = { request: 'breaking', response: 'additive' } as const;

describe('a description that was changed in one place', () => {
  let description: Description;
  let places: string[];
  let operations: string[];

  beforeAll(async () => {
    description = await readDescription(join(ROOT, 'reference-api/openapi.yaml'));
    places = [];
    operations = [];
    walk('document', description.document, {
      enter: (kind, _value, pointer) => {
        if (kind === 'schema') places.push(pointer);
        if (kind === 'operation') operations.push(pointer);
      },
    });
  });

  /** What is told after one object of a copy was changed; undefined when the change does not fit. */
  function afterwards(pointer: string, apply: (value: JsonObject) => boolean): readonly Change[] | undefined {
    const document = structuredClone(description.document);
    const value = valueAt(document, pointer);
    if (!isObject(value) || !apply(value)) return undefined;
    return diffDescriptions(description, { ...description, document }, { today: TODAY }).changes;
  }

  it('is itself without a change', () => {
    expect(diffDescriptions(description, structuredClone(description), { today: TODAY }).changes).toEqual([]);
  });

  it('is told once a side, with the class that the side asks for, whatever schema was changed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...MUTATIONS), (index, { rule, kind, apply }) => {
        const changes = afterwards(places[index % places.length] ?? '', apply);
        fc.pre(changes !== undefined);
        expect([...new Set(changes.map((change) => change.rule))]).toEqual([rule]);
        const sides = changes.map(({ side }) => side);
        expect(sides).toEqual([...new Set(sides)]);
        for (const change of changes) {
          const side = change.side === 'response' ? 'response' : 'request';
          expect(change.class).toBe(kind === 'narrows' ? CLASS[side] : kind);
        }
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('is told once, whatever operation was changed', () => {
    const further = { name: 'further', in: 'query', schema: { type: 'string' } };
    const kinds = fc.constantFrom<readonly [string, (operation: JsonObject) => boolean]>(
      ['additive parameter-added', (one) => add(one, further)],
      ['breaking required-parameter-added', (one) => add(one, { ...further, required: true })],
      ['cosmetic operation-text-changed', (one) => set(one, 'summary', 'Other words')],
      ['cosmetic operation-deprecated-undated', (one) => set(one, 'deprecated', true)],
      ['additive response-status-added', (one) => set(one.responses, '418', { description: 'tea' })],
    );
    fc.assert(
      fc.property(fc.nat(), kinds, (index, [expected, apply]) => {
        const changes = afterwards(operations[index % operations.length] ?? '', apply) ?? [];
        expect(changes.map((change) => `${change.class} ${change.rule}`)).toEqual([expected]);
        expect(changes[0]?.operations).toHaveLength(1);
      }),
      { numRuns: 12, seed: 7 },
    );
  });
});

function add(operation: JsonObject, parameter: JsonObject): boolean {
  operation.parameters = [...(Array.isArray(operation.parameters) ? operation.parameters : []), parameter];
  return true;
}

function set(holder: Json | undefined, key: string, value: Json): boolean {
  if (!isObject(holder)) return false;
  holder[key] = value;
  return true;
}
