import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/spec/types.ts';
import { OPERATION_CHANGES } from './operation-changes.data.ts';
import { diffOf, told } from './support.ts';

describe('a changed operation', () => {
  it.each(OPERATION_CHANGES.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    const expectRules = async (old: JsonObject, next: JsonObject, expected: string): Promise<string[]> => {
      const { changes } = await diffOf(old, next);
      expect(told(changes)).toEqual(expected.split(', ').toSorted());
      return changes.map(({ clause }) => `${clause.standard} ${clause.clause}`);
    };
    const texts = [
      ...(await expectRules(row.old, row.new, row.there)),
      ...(await expectRules(row.new, row.old, row.back)),
    ];
    const clauses = row.clause.split('|');
    expect(texts.some((text) => clauses.some((clause) => text.startsWith(clause)))).toBe(true);
  });
});
