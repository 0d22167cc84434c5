import { describe, expect, it } from 'vitest';
import { oracle as massAssignment } from '../../contracts/probes/mass-assignment.ts';
import { oracle as readOnly } from '../../contracts/probes/read-only-not-stored.ts';
import type { FieldTrial } from '../../contracts/unsettable-fields.ts';
import { factsOf, json, operationOf, orders, responseOf } from './operation-builder.ts';

const shown = (status: number, item?: Record<string, string | number>) => ({
  exchange: `x${status}`,
  status,
  ...(item && { item }),
});
const trial = (rest: Partial<FieldTrial> = {}): FieldTrial => ({
  field: 'balance',
  sent: 4243,
  write: shown(200, { balance: 4243 }),
  read: shown(200, { balance: 4243 }),
  ...rest,
});
const verdict = (...trials: FieldTrial[]) => readOnly.verify({ trials, stub: false });

describe('read-only-not-stored', () => {
  it('reports a field that is read as it was sent', () => {
    expect(verdict(trial())).toMatchObject({
      outcome: 'fail',
      violations: [{ key: 'balance', observed: 'balance 4243, as it was sent', confidence: 'certain' }],
    });
  });

  it('takes an echo in the answer for what it is', () => {
    expect(verdict(trial({ read: shown(200, { balance: 0 }) })).outcome).toBe('pass');
  });

  it('knows the same instant in another form, and is milder about times', () => {
    const read = shown(200, { created_at: '2001-02-03T04:05:06.000+00:00' });
    const one = trial({ field: 'created_at', sent: '2001-02-03T04:05:06Z', read });
    expect(verdict(one)).toMatchObject({ outcome: 'fail', violations: [{ severity: 'high' }] });
  });

  it('reports an item that went elsewhere with its id', () => {
    const moved = trial({ field: 'id', sent: 'new', write: shown(200, { id: 'new' }), read: shown(404) });
    expect(verdict(moved)).toMatchObject({ outcome: 'fail', violations: [{ key: 'id' }] });
    expect(verdict({ ...moved, write: shown(200, { id: 'old' }) }).outcome).toBe('inconclusive');
  });

  it('holds when the field is refused', () => {
    expect(verdict(trial({ write: shown(422) }))).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('says nothing after 202, 401, 429, a server error or no answer', () => {
    for (const status of [0, 202, 401, 429, 500]) {
      const { read: _none, ...one } = trial({ write: shown(status, { balance: 4243 }) });
      expect(verdict(one).outcome, String(status)).toBe('inconclusive');
    }
  });

  it('says nothing about a target that answers any id', () => {
    expect(readOnly.verify({ trials: [trial()], stub: true }).outcome).toBe('inconclusive');
  });

  it('is not applicable where nothing is readOnly', () => {
    expect(readOnly.verify({ trials: [], stub: false, nothing: 'nothing' }).outcome).toBe('not-applicable');
  });
});

describe('mass-assignment', () => {
  it('reports what was written, and passes what was dropped', () => {
    const written = massAssignment.verify({ trials: [trial()], stub: false });
    expect(written).toMatchObject({ outcome: 'fail', violations: [{ confidence: 'firm' }] });
    const dropped = trial({ read: shown(200, { balance: 0 }) });
    expect(massAssignment.verify({ trials: [dropped], stub: false }).outcome).toBe('pass');
  });
});

describe('where they apply', () => {
  const body = { required: true, contents: [json({})] };
  const create = { ...operationOf('POST /orders', [responseOf('201')]), body };
  it('to creates, replacements and patches with a JSON body, of items that can be read', () => {
    for (const oracle of [readOnly, massAssignment]) {
      expect(oracle.considers(create, factsOf([orders]))).toBe(true);
      expect(oracle.considers(operationOf('POST /orders'), factsOf([orders]))).toBe(false);
      expect(oracle.considers({ ...create, id: 'POST /search' }, factsOf([orders]))).toBe(false);
      expect(oracle.appliesTo(create, factsOf([orders])).applies).toBe(true);
      const { read: _none, ...unread } = orders;
      expect(oracle.appliesTo(create, factsOf([unread])).applies).toBe(false);
    }
  });
});
