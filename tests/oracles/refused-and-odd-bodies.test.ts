import { describe, expect, it } from 'vitest';
import { bodyVariants } from '../../contracts/body-variants.ts';
import { type BodyLimitsEvidence, oracle as bodyLimits } from '../../contracts/probes/body-limits.ts';
import { oracle as leavesNothing } from '../../contracts/probes/failed-create-leaves-nothing.ts';
import type { RefusedCreate, RefusedCreates } from '../../contracts/refused-creates.ts';
import { factsOf, json, operationOf, orders } from './operation-builder.ts';

const refusal = (rest: Partial<RefusedCreate> = {}): RefusedCreate => ({
  words: 'price is -1',
  exchange: 'x1',
  status: 422,
  shownBy: [],
  ...rest,
});
const answer = (status: number) => ({ exchange: `x${status}`, status });
const left = (refused: RefusedCreate[], rest: Partial<RefusedCreates> = {}) =>
  leavesNothing.verify({ refused, accepted: 0, listed: true, ...rest });

describe('failed-create-leaves-nothing', () => {
  it('reports what a list shows', () => {
    expect(left([refusal({ shownBy: ['x5'] })])).toMatchObject({
      violations: [{ key: 'listed', confidence: 'certain' }],
    });
    expect(left([refusal()])).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('reports a name that is taken while others are free, once', () => {
    const taken = refusal({ mended: answer(409), control: answer(201) });
    expect(left([taken, taken])).toMatchObject({ violations: [{ key: 'name taken' }] });
    expect(left([refusal({ mended: answer(409), control: answer(409) })]).outcome).toBe('pass');
    expect(left([refusal({ mended: answer(422), control: answer(201) })]).outcome).toBe('pass');
    expect(left([refusal({ mended: answer(201) })]).outcome).toBe('pass');
  });

  it('takes a total for a sign only when it grew by as many as were refused', () => {
    const totals = (after: number) => ({ before: 10, after, exchange: 'x9' });
    const two = [refusal(), refusal()];
    expect(left(two, { totals: totals(12) })).toMatchObject({
      violations: [{ key: 'total', confidence: 'tentative' }],
    });
    expect(left(two, { totals: totals(11) }).outcome).toBe('pass');
    expect(left(two, { totals: totals(13) }).outcome).toBe('pass');
    expect(left(two, { totals: totals(12), accepted: 1 }).outcome).toBe('pass');
    expect(left([refusal()], { totals: totals(11) }).outcome).toBe('pass');
  });

  it('is not tested when nothing was refused or nothing tells', () => {
    expect(left([]).outcome).toBe('not-tested');
    expect(left([refusal()], { listed: false }).outcome).toBe('not-tested');
    expect(left([refusal({ mended: answer(201) })], { listed: false }).outcome).toBe('pass');
  });

  it('looks at creates with a JSON body', () => {
    const create = { ...operationOf('POST /orders'), body: { required: true, contents: [json()] } };
    expect(leavesNothing.considers(create, factsOf([orders]))).toBe(true);
    expect(leavesNothing.appliesTo(create, factsOf([orders])).applies).toBe(true);
    expect(leavesNothing.considers(operationOf('PATCH /orders/{id}'), factsOf([orders]))).toBe(false);
    expect(leavesNothing.appliesTo(operationOf('POST /orders'), factsOf([orders])).applies).toBe(false);
  });
});

type BodyTrial = BodyLimitsEvidence['trials'][number];
const trial = (rest: Partial<BodyTrial> = {}): BodyTrial => ({
  id: 'deep body',
  words: 'deep',
  exchange: 'x1',
  status: 400,
  ...rest,
});
const odd = (trials: BodyTrial[], alive?: boolean) =>
  bodyLimits.verify({ trials, ...(alive !== undefined && { alive }) });
const hung = trial({ status: 0, failure: 'timeout', again: 'timeout' });

describe('body-limits', () => {
  it('reports a body that is not answered, twice, by a target that is alive', () => {
    expect(odd([hung], true)).toMatchObject({ violations: [{ key: 'no answer: deep body', confidence: 'firm' }] });
    expect(odd([trial({ status: 0, failure: 'reset', again: 'reset' })], true).outcome).toBe('fail');
  });

  it('says nothing about a target that is down, or once', () => {
    expect(odd([hung, trial()], false).outcome).toBe('inconclusive');
    const { again: _none, ...once } = hung;
    expect(odd([once, trial()], true).outcome).toBe('pass');
    expect(odd([trial({ status: 0, failure: 'not-sent', again: 'not-sent' }), trial()], true).outcome).toBe('pass');
  });

  it('takes a connection closed under a big body for a refusal', () => {
    const big = trial({ id: 'big', status: 0, failure: 'reset', again: 'reset' });
    expect(odd([big, trial()], true).outcome).toBe('pass');
    expect(odd([{ ...big, failure: 'timeout', again: 'timeout' }], true).outcome).toBe('fail');
  });

  it('is mild about a lenient parser', () => {
    const comma = trial({ id: 'trailing comma', forbidden: 'RFC 8259, 2', status: 201 });
    expect(odd([comma])).toMatchObject({ violations: [{ severity: 'low', confidence: 'tentative' }] });
    expect(odd([{ ...comma, status: 400 }]).outcome).toBe('pass');
    expect(odd([{ ...comma, status: 207 }]).outcome).toBe('pass');
    expect(odd([trial({ id: 'member twice', status: 201 })]).outcome).toBe('pass');
  });

  it('leaves server errors to no-server-error', () => {
    expect(odd([trial({ status: 500 })]).outcome).toBe('inconclusive');
    expect(odd([trial({ status: 500 }), trial()])).toEqual({ outcome: 'pass', evidence: 1 });
  });

  it('makes variants that are what they say', () => {
    const text = JSON.stringify({ name: 'a "b" {c', price: -1.5e3, on: true });
    const all = new Map(bodyVariants(text, true).map((one) => [one.id, one]));
    const textOf = (id: string): string => new TextDecoder().decode(all.get(id)?.bytes);
    expect(() => JSON.parse(textOf('trailing comma'))).toThrow();
    expect(() => JSON.parse(textOf('two texts'))).toThrow();
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(all.get('no UTF-8')?.bytes)).toThrow();
    expect(Object.keys(JSON.parse(textOf('deep member')))).toEqual(['name', 'price', 'on', 'assay_deep']);
    expect(JSON.parse(textOf('member twice'))).toEqual(JSON.parse(text));
    expect(textOf('member twice').match(/"name":/g)).toHaveLength(2);
    expect(JSON.parse(textOf('huge number')).price).toBe(Number.POSITIVE_INFINITY);
    expect(JSON.parse(textOf('lone surrogate')).name.isWellFormed()).toBe(false);
    expect(JSON.parse(textOf('big'))).toEqual(JSON.parse(text));
    expect(all.get('big')?.bytes.byteLength).toBeLessThan(2 * 1024 * 1024);
    expect(new TextDecoder('utf-16be').decode(all.get('UTF-16')?.bytes)).toBe(text);
    expect(bodyVariants('{}', false).map((one) => one.id)).not.toContain('big');
    expect(
      JSON.parse(new TextDecoder().decode(bodyVariants('{}', false).find((one) => one.id === 'deep member')?.bytes)),
    ).toBeTypeOf('object');
  });
});
