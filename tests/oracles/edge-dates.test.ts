import { describe, expect, it } from 'vitest';
import { EDGE_DAYS, EDGE_TIMES } from '../../contracts/edge-dates.data.ts';
import { type DateTrial, oracle } from '../../contracts/probes/edge-dates.ts';
import { factsOf, json, operationOf, orders } from './operation-builder.ts';

const trial = (sent: string, shown: string | null | undefined, rest: Partial<DateTrial> = {}): DateTrial => ({
  field: 'due',
  id: 'offset +14:00',
  sent,
  exchange: 'x1',
  status: 201,
  readExchange: 'x2',
  ...(shown !== undefined && { shown }),
  ...rest,
});
const said = (...trials: DateTrial[]) => oracle.verify({ trials });
const control = (status: number) => ({ value: '2028-02-28T12:00:00Z', exchange: 'x0', status });

describe('edge-dates', () => {
  it('reports an instant that moved, once for all offsets', () => {
    const one = trial('2027-06-15T00:30:00+14:00', '2027-06-15T00:30:00Z');
    expect(said(one, { ...one, id: 'offset -12:00' })).toMatchObject({
      outcome: 'fail',
      violations: [{ key: 'due: offset', confidence: 'firm', exchanges: ['x2', 'x1'] }],
    });
  });

  it('knows the same instant in other forms', () => {
    for (const shown of ['2027-06-14T10:30:00Z', '2027-06-14T10:30:00.000+00:00', '2027-06-14T12:30:00+02:00'])
      expect(said(trial('2027-06-15T00:30:00+14:00', shown)).outcome, shown).toBe('pass');
    for (const shown of ['2016-12-31T23:59:59Z', '2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'])
      expect(said(trial('2016-12-31T23:59:60Z', shown, { id: 'leap second' })).outcome, shown).toBe('pass');
  });

  it('reads no local times and no other forms', () => {
    for (const shown of ['2027-06-15T00:30:00', '1813228200', 'tomorrow', null])
      expect(said(trial('2027-06-15T00:30:00+14:00', shown)).outcome, String(shown)).toBe('pass');
  });

  it('reports another day', () => {
    expect(said(trial('2028-02-29', '2028-02-28', { id: 'leap day' }))).toMatchObject({
      violations: [{ key: 'due: leap day' }],
    });
    expect(said(trial('2028-02-29', '2028-02-29T00:00:00Z', { id: 'leap day' })).outcome).toBe('pass');
  });

  it('reports a refused leap day mildly, and leaves rules of the business alone', () => {
    const refused = (id: string, plain: number) =>
      said(trial('2028-02-29T12:00:00Z', undefined, { id, status: 422, control: control(plain) }));
    expect(refused('leap day', 201)).toMatchObject({ violations: [{ severity: 'low', confidence: 'tentative' }] });
    expect(refused('leap day', 422).outcome).toBe('pass');
    expect(refused('before 1970', 201).outcome).toBe('pass');
    expect(refused('last second of the year 9999', 201).outcome).toBe('pass');
  });

  it('says nothing without an answer to judge, about stubs, and without dates', () => {
    for (const status of [0, 202, 409, 429, 500])
      expect(said(trial('2028-02-29', '2028-02-28', { status })).outcome).toBe('inconclusive');
    expect(oracle.verify({ trials: [trial('2028-02-29', '2028-02-28')], stub: true }).outcome).toBe('inconclusive');
    expect(oracle.verify({ trials: [], nothing: 'no date' }).outcome).toBe('not-applicable');
  });

  it('has dates that are valid, and times whose control is another instant or the same in UTC', () => {
    for (const { value, control: plain } of EDGE_TIMES) {
      expect(value).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/);
      expect(Date.parse(plain)).not.toBeNaN();
      if (!value.endsWith('Z')) expect(Date.parse(value)).toBe(Date.parse(plain));
    }
    for (const { value } of EDGE_DAYS) expect(new Date(value).toISOString().slice(0, 10)).toBe(value);
  });

  it('looks at writes of items that can be read', () => {
    const create = { ...operationOf('POST /orders'), body: { required: true, contents: [json()] } };
    expect(oracle.considers(create, factsOf([orders]))).toBe(true);
    expect(oracle.appliesTo(create, factsOf([orders])).applies).toBe(true);
  });
});
