import { describe, expect, it } from 'vitest';
import type { Resource } from '../../core/resources/types.ts';
import { oracle as underDeletes } from '../../properties/laws/page-walk-under-deletes.ts';
import { oracle as underInserts } from '../../properties/laws/page-walk-under-inserts.ts';
import { oracle as underUpdates } from '../../properties/laws/page-walk-under-updates.ts';
import type { DisturbedWalk } from '../../properties/lists/disturbed-walk.ts';
import type { Walk } from '../../properties/lists/types.ts';
import { onlyViolation } from './builders.ts';
import { walkOf } from './list-builder.ts';
import { factsOf, listShape, operationOf, orders } from './operation-builder.ts';

const list = operationOf('GET /orders');
const byCursor = listShape({ style: 'cursor', cursorParameter: 'cursor' });
const cursors: Resource = { ...orders, list: byCursor };
const counted = { applies: false, reason: 'its pages are counted: what goes or moves shifts them' };
const seen = (pages: string[], rest: Partial<DisturbedWalk> = {}, ended: Walk['ended'] = 'end'): DisturbedWalk => ({
  ...{ before: [...'abcdef'], after: [...'abcdefn'], item: 'n', shown: 4, counted: true, steady: true },
  walk: walkOf(pages, { size: 2, ended }),
  ...rest,
});

describe('page-walk-under-inserts', () => {
  it('passes when the others are shown once, the new one or not', () => {
    expect(underInserts.verify(seen(['ab', 'cd', 'ef', 'n']))).toEqual({ outcome: 'pass', evidence: 4 });
    expect(underInserts.verify(seen(['ab', 'cd', 'ef'])).outcome).toBe('pass');
  });

  it('speaks of lost and repeated ones', () => {
    expect(onlyViolation(underInserts.verify(seen(['ab', 'cd', 'fn'])))).toMatchObject({
      key: 'lost',
      witness: ['page 1: a b', 'page 2: c d', 'then was made n', 'page 3: f n', 'never shown: e'],
    });
    const first = { after: [...'nabcdef'], counted: false };
    expect(onlyViolation(underInserts.verify(seen(['ab', 'cd', 'de', 'f'], first))).key).toBe('twice');
  });

  it('allows counted pages to shift when the new item comes first', () => {
    expect(underInserts.verify(seen(['ab', 'cd', 'de', 'f'], { after: [...'nabcdef'] })).outcome).toBe('not-tested');
  });

  it('is inconclusive when others wrote, the new one is not listed, or the walk was refused', () => {
    expect(underInserts.verify(seen(['ab', 'cd', 'f'], { after: [...'abcdfn'] })).outcome).toBe('inconclusive');
    expect(underInserts.verify(seen(['ab', 'cd', 'f'], { after: [...'abcdef'] })).outcome).toBe('inconclusive');
    expect(underInserts.verify(seen(['ab', 'cd'], {}, 'error')).outcome).toBe('inconclusive');
    expect(underInserts.verify(seen(['ab', 'cd', 'fn'], { steady: false })).outcome).toBe('inconclusive');
  });

  it('applies where items can be made', () => {
    const { create: _, ...uncreated } = orders;
    expect(underInserts.appliesTo(list, factsOf([orders])).applies).toBe(true);
    expect(underInserts.appliesTo(list, factsOf([uncreated])).applies).toBe(false);
  });
});

describe('page-walk-under-deletes', () => {
  const without = (item: string, rest: Partial<DisturbedWalk> = {}): Partial<DisturbedWalk> => ({
    ...{ item, after: [...'abcdef'].filter((id) => id !== item) },
    ...rest,
  });

  it('passes when the others are shown once', () => {
    expect(underDeletes.verify(seen(['ab', 'cd', 'f'], without('e')))).toEqual({ outcome: 'pass', evidence: 3 });
  });

  it('speaks of an item that was skipped', () => {
    expect(onlyViolation(underDeletes.verify(seen(['ab', 'cd', 'f'], without('b', { counted: false }))))).toMatchObject(
      {
        key: 'lost',
        witness: ['page 1: a b', 'page 2: c d', 'then was deleted b', 'page 3: f', 'never shown: e'],
      },
    );
  });

  it('is inconclusive when others wrote, the item is still listed, or the walk was refused', () => {
    const busy = without('e', { after: [...'abcd'] });
    expect(underDeletes.verify(seen(['ab', 'cd'], busy)).outcome).toBe('inconclusive');
    expect(underDeletes.verify(seen(['ab', 'cd', 'f'], { item: 'e', after: [...'abcdef'] })).outcome).toBe(
      'inconclusive',
    );
    expect(underDeletes.verify(seen(['ab', 'cd'], without('e'), 'error')).outcome).toBe('inconclusive');
    expect(underDeletes.verify(seen(['ab'], { item: 'z' })).outcome).toBe('not-tested');
  });

  it('applies where items can be made and deleted', () => {
    const { delete: _, ...undeleted } = cursors;
    expect(underDeletes.appliesTo(list, factsOf([cursors])).applies).toBe(true);
    expect(underDeletes.appliesTo(list, factsOf([orders]))).toEqual(counted);
    expect(underDeletes.appliesTo(list, factsOf([undeleted])).applies).toBe(false);
  });
});

describe('page-walk-under-updates', () => {
  const stays = { item: 'b', before: [...'abcdef'], after: [...'abcdef'], counted: false };

  it('passes when the others are shown once, the one that moved once or twice', () => {
    expect(underUpdates.verify(seen(['ab', 'cd', 'ef'], stays))).toEqual({ outcome: 'pass', evidence: 3 });
    expect(underUpdates.verify(seen(['ab', 'cd', 'ef', 'b'], stays)).outcome).toBe('pass');
  });

  it('speaks of skipped items and of a walk without an end', () => {
    expect(onlyViolation(underUpdates.verify(seen(['ab', 'cd', 'b'], stays)))).toMatchObject({
      key: 'lost',
      witness: ['page 1: a [b]', 'page 2: c d', 'then moved b', 'page 3: [b]', 'never shown: e f'],
    });
    expect(onlyViolation(underUpdates.verify(seen(['ab', 'cd', 'ef'], stays, 'limit'))).key).toBe('endless');
  });

  it('is inconclusive when others wrote, the walk is unsteady or was refused', () => {
    const busy = { ...stays, after: [...'abcde'] };
    expect(underUpdates.verify(seen(['ab', 'cd', 'b'], busy)).outcome).toBe('inconclusive');
    expect(underUpdates.verify(seen(['ab', 'cd', 'b'], { ...stays, steady: false })).outcome).toBe('inconclusive');
    expect(underUpdates.verify(seen(['ab', 'cd'], stays, 'error')).outcome).toBe('inconclusive');
    expect(underUpdates.verify(seen(['ab', 'cd'], { ...stays, item: 'z' })).outcome).toBe('inconclusive');
    expect(underUpdates.verify(seen(['ab'], stays)).outcome).toBe('not-tested');
  });

  it('applies to sorted lists whose items can be made and changed', () => {
    const { patch: _, replace: __, ...fixed } = cursors;
    expect(underUpdates.appliesTo(list, factsOf([cursors])).applies).toBe(true);
    expect(underUpdates.appliesTo(list, factsOf([orders]))).toEqual(counted);
    expect(underUpdates.appliesTo(list, factsOf([fixed])).applies).toBe(false);
    const { sort: ___, ...unsorted } = byCursor;
    expect(underUpdates.appliesTo(list, factsOf([{ ...orders, list: unsorted }])).applies).toBe(false);
  });
});
