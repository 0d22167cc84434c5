import { describe, expect, it } from 'vitest';
import { SAME_MEANING } from './same-meaning.data.ts';
import { diffOf, told } from './support.ts';

describe('documents that mean the same', () => {
  it.each(SAME_MEANING.map((row) => [row.name, row] as const))('%s', async (_name, { one, two }) => {
    expect(told((await diffOf(one, two)).changes)).toEqual([]);
    expect(told((await diffOf(two, one)).changes)).toEqual([]);
  });
});
