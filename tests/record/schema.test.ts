import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEvents } from '../../core/record/fold-events.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { shard } from './arbitraries.ts';
import { complete } from './complete-record.ts';
import { goodRun, header } from './samples.ts';

type Node = Readonly<Record<string, unknown>>;

const schema: Node = JSON.parse(readFileSync(new URL('../../docs/run.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
  allowUnionTypes: true,
});
addFormats.default(ajv);
const validate = ajv.compile(schema);

function problems(record: unknown): string[] {
  validate(JSON.parse(JSON.stringify(record)));
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

function child(node: unknown, key: string): unknown {
  return typeof node === 'object' && node !== null ? (node as Node)[key] : undefined;
}

function deref(node: unknown): unknown {
  const ref = child(node, '$ref');
  return typeof ref === 'string' ? child(schema.$defs, ref.replace('#/$defs/', '')) : node;
}

/** Names of every property the schema knows and the value does not have, at any depth. */
function unused(node: unknown, values: readonly unknown[], path: string): string[] {
  const target = deref(node);
  const choice = child(target, 'anyOf');
  if (Array.isArray(choice))
    return unused(
      choice[0],
      values.filter((value) => value !== null),
      path,
    );
  const items = child(target, 'items');
  if (items !== undefined)
    return unused(
      items,
      values.flatMap((value) => (Array.isArray(value) ? value : [])),
      `${path}[]`,
    );
  const properties = child(target, 'properties');
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).flatMap(([name, inner]) => {
    const found = values.map((value) => child(value, name)).filter((value) => value !== undefined);
    return found.length === 0 ? [`${path}.${name}`] : unused(inner, found, `${path}.${name}`);
  });
}

describe('docs/run.schema.json', () => {
  it('knows every field of the type: a record with all of them is valid', () => {
    expect(problems(complete)).toEqual([]);
  });

  it('knows no field that the type has not', () => {
    expect(unused(schema, [complete], 'run')).toEqual([]);
  });

  it('accepts whatever is folded', () => {
    fc.assert(
      fc.property(shard, (record) => {
        expect(problems(record)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(problems(foldEvents(goodRun))).toEqual([]);
    expect(problems(foldEvents([], header))).toEqual([]);
  });

  it.each<[string, (record: RunRecord) => unknown, string]>([
    ['an unknown field', (record) => ({ ...record, score: 10 }), 'additional'],
    ['a missing field', ({ verdict: _verdict, ...rest }) => rest, 'verdict'],
    [
      'a pass without evidence',
      (record) => ({ ...record, outcomes: record.outcomes.map((o) => ({ ...o, outcome: 'pass', evidence: 0 })) }),
      'evidence',
    ],
    [
      'not tested without a reason',
      (record) => ({
        ...record,
        outcomes: [{ oracle: 'a', area: 'contracts', criterion: 'c', outcome: 'not-tested', evidence: 0 }],
      }),
      'reason',
    ],
    [
      'four samples',
      (record) => ({
        ...record,
        findings: record.findings.map((f) => ({ ...f, exchanges: Array(4).fill(f.exchanges[0]) })),
      }),
      'exchanges',
    ],
  ])('refuses %s', (_name, change, word) => {
    expect(problems(change(complete)).join('\n')).toContain(word);
  });
});
