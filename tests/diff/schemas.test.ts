import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/spec/types.ts';
import { MIXED, NARROWINGS } from './schema-changes.data.ts';
import { diffOf, told, withRequest, withResponse } from './support.ts';

type Around = (schema: JsonObject, more?: JsonObject) => JsonObject;

async function expectChange(
  around: Around,
  [old, next]: readonly [JsonObject, JsonObject],
  expected: readonly string[],
  row: { readonly clause: string; readonly components?: JsonObject },
): Promise<void> {
  const more = row.components === undefined ? {} : { components: row.components };
  const { changes } = await diffOf(around(old, more), around(next, more));
  expect(told(changes)).toEqual(expected.toSorted());
  const clauses = row.clause.split('|');
  for (const { clause } of changes.slice(0, 1)) {
    const text = `${clause.standard} ${clause.clause}`;
    expect(
      clauses.some((one) => text.startsWith(one)),
      text,
    ).toBe(true);
  }
}

describe('a narrower schema', () => {
  it.each(NARROWINGS.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    const [wide, narrow] = [row.wide, row.narrow];
    const all = (kind: string, rules: string): string[] => rules.split(' ').map((rule) => `${kind} ${rule}`);
    await expectChange(withRequest, [wide, narrow], all('breaking', row.there), row);
    await expectChange(withRequest, [narrow, wide], all('additive', row.back), row);
    await expectChange(withResponse, [wide, narrow], all('additive', row.there), row);
    await expectChange(withResponse, [narrow, wide], all('breaking', row.back), row);
  });
});

describe('a changed schema', () => {
  it.each(MIXED.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    const { request, response } = row;
    await expectChange(withRequest, [row.old, row.new], [request[0]], row);
    await expectChange(withRequest, [row.new, row.old], [request[1]], row);
    await expectChange(withResponse, [row.old, row.new], [response[0]], row);
    await expectChange(withResponse, [row.new, row.old], [response[1]], row);
  });
});
