import { describe, expect, it } from 'vitest';
import type { BoundTrial } from '../../contracts/beyond-bounds.ts';
import { oracle as bounds } from '../../contracts/probes/bounds-enforced.ts';
import { type TextTrial, oracle as texts } from '../../contracts/probes/text-hygiene.ts';
import { changeOf } from '../../contracts/texts/change-of-text.ts';
import { HOSTILE_TEXTS } from '../../contracts/texts/hostile-texts.data.ts';
import { factsOf, json, operationOf, orders } from './operation-builder.ts';

describe('the change of a text', () => {
  it.each([
    ['<b>a</b> & b', '&lt;b&gt;a&lt;/b&gt; &amp; b', 'escaped'],
    ['<b>a</b> & b', '&lt;b>a&lt;/b> &amp; b', 'escaped'],
    ['Tom & Jerry', 'Tom &amp; Jerry', 'escaped'],
    ['<b>a</b> x', 'a x', 'markup taken out'],
    ['<script>alert(1)</script> x', ' x', 'markup taken out'],
    ['a \u{1F469} b', 'a ? b', 'letters replaced'],
    ['a \u{1F469} b', 'a \ufffd b', 'letters replaced'],
    ['one\r\ntwo', 'one', 'cut short'],
    ['one two three', 'one two…', 'cut short'],
    ['one\r\ntwo', 'one\ntwo', 'line breaks'],
    ['one  two ', 'one two', 'blanks'],
    ['cafe\u0301', 'caf\u00e9', 'normalised'],
    ['a\u0001\u202eb', 'ab', 'characters taken out'],
    ['abc', 'xyz', 'changed'],
    ['abc', undefined, 'lost'],
    ['abc', null, 'lost'],
    ['abc', '', 'lost'],
    ['abc', 'abc', undefined],
  ])('%j shown as %j is %s', (sent, shown, change) => {
    expect(changeOf(sent, shown)).toBe(change);
  });

  it('is none for any text that comes back as it is', () => {
    for (const { text } of HOSTILE_TEXTS) {
      expect(changeOf(text, text)).toBeUndefined();
      expect(text.isWellFormed()).toBe(true);
    }
  });
});

const trial = (rest: Partial<TextTrial> = {}): TextTrial => ({
  id: 'markup',
  exchange: 'x1',
  status: 201,
  readExchange: 'x2',
  fields: [{ name: 'name', sent: '<b>', shown: '<b>' }],
  ...rest,
});
const read = (sent: string, shown: string | null) => trial({ fields: [{ name: 'name', sent, shown }] });
const said = (...trials: TextTrial[]) => texts.verify({ trials });

describe('text-hygiene', () => {
  it('reports what was changed, once for each field and way', () => {
    expect(said(read('a<', 'a&lt;'), read('b<', 'b&lt;'))).toMatchObject({
      outcome: 'fail',
      violations: [{ key: 'name: escaped', severity: 'medium', exchanges: ['x2', 'x1'] }],
    });
  });

  it('is no more than a remark about cleaning and normalising', () => {
    expect(said(read('<b>a</b>', 'a'))).toMatchObject({ violations: [{ severity: 'low', confidence: 'tentative' }] });
    expect(said(read('a ', 'a'))).toMatchObject({ violations: [{ severity: 'info', confidence: 'tentative' }] });
  });

  it('holds when a text is refused or unchanged', () => {
    expect(said(trial(), trial({ status: 422, fields: [] }))).toEqual({ outcome: 'pass', evidence: 2 });
  });

  it('reports headers and pages whatever the status', () => {
    expect(said(trial({ status: 400, injected: true }))).toMatchObject({ violations: [{ key: 'header' }] });
    expect(said(trial({ status: 400, page: true }))).toMatchObject({ violations: [{ key: 'page' }] });
  });

  it('says nothing where nothing was read, about stubs, after 202, and without text fields', () => {
    for (const status of [0, 202, 401, 409, 429, 500])
      expect(said(trial({ status, fields: status === 202 ? read('a', 'b').fields : [] })).outcome).toBe('inconclusive');
    expect(said(trial({ fields: [] })).outcome).toBe('inconclusive');
    expect(texts.verify({ trials: [read('a', 'b')], stub: true }).outcome).toBe('inconclusive');
    expect(texts.verify({ trials: [], nothing: 'no text' }).outcome).toBe('not-applicable');
  });

  it('looks at writes of items that can be read', () => {
    const create = { ...operationOf('POST /orders'), body: { required: true, contents: [json()] } };
    expect(texts.considers(create, factsOf([orders]))).toBe(true);
    expect(texts.appliesTo(create, factsOf([orders])).applies).toBe(true);
    expect(texts.considers(operationOf('GET /orders'), factsOf([orders]))).toBe(false);
  });
});

const beyond = (status: number, control: number, kind: BoundTrial['kind'] = 'beyond'): BoundTrial => ({
  kind,
  place: 'limit',
  value: '4294967297',
  exchange: 'x2',
  status,
  control: { value: '101', exchange: 'x1', status: control },
});
const judged = (...trials: BoundTrial[]) => bounds.verify({ trials });

describe('bounds-enforced', () => {
  it('reports a far value that is accepted while the near one is refused', () => {
    expect(judged(beyond(200, 422))).toMatchObject({ violations: [{ key: 'beyond limit', confidence: 'firm' }] });
    expect(judged(beyond(422, 422)).outcome).toBe('pass');
  });

  it('leaves bounds that are not enforced at all to rejects-invalid', () => {
    expect(judged(beyond(200, 200)).outcome).toBe('pass');
    for (const control of [0, 404, 409, 429, 500]) expect(judged(beyond(200, control)).outcome).toBe('pass');
  });

  it('reports lengths that are miscounted, mildly', () => {
    expect(judged(beyond(422, 201, 'letters'))).toMatchObject({
      violations: [{ severity: 'low', confidence: 'tentative' }],
    });
    expect(judged(beyond(422, 422, 'letters')).outcome).toBe('pass');
    expect(judged(beyond(201, 422, 'letters')).outcome).toBe('pass');
  });

  it('is inconclusive without a plain answer and not applicable without bounds', () => {
    expect(judged(beyond(500, 422), beyond(429, 422), beyond(0, 422)).outcome).toBe('inconclusive');
    expect(bounds.verify({ trials: [], nothing: 'no bound' }).outcome).toBe('not-applicable');
  });

  it('looks at what takes a query or a body', () => {
    expect(bounds.considers(operationOf('GET /orders'), factsOf([]))).toBe(false);
    const query = { ...operationOf('GET /orders'), parameters: [{ in: 'query' }] as never };
    expect(bounds.considers(query, factsOf([]))).toBe(true);
    expect(bounds.considers({ ...query, method: 'DELETE' }, factsOf([]))).toBe(false);
  });
});
