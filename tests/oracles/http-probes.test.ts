import { describe, expect, it } from 'vitest';
import { oracle as conditional304 } from '../../contracts/probes/conditional-304-fields.ts';
import { oracle as head } from '../../contracts/probes/head-equals-get.ts';
import { oracle as location } from '../../contracts/probes/location-resolves.ts';
import { oracle as override } from '../../contracts/probes/method-override-ignored.ts';
import { oracle as options } from '../../contracts/probes/options-allow-truthful.ts';
import { oracle as method } from '../../contracts/probes/unsupported-method.ts';
import type { Verdict } from '../../core/oracle/types.ts';
import { factsOf, operationOf, orders } from './operation-builder.ts';
import { shot } from './shot-builder.ts';

/** Outcome and keys in one line. */
const told = (verdict: Verdict): string =>
  verdict.outcome === 'fail' ? `fail: ${verdict.violations.map(({ key }) => key).join(' + ')}` : verdict.outcome;

describe('location-resolves', () => {
  const created = shot(201, { location: '/orders/1' });
  const at = (statuses: number[], byId?: number, made = created): string =>
    told(
      location.verify({
        created: made,
        location: '/o',
        at: statuses.map((one) => shot(one)),
        ...(byId && { byId: shot(byId) }),
      }),
    );

  it('passes what is there, at once or a while later, and redirects', () => {
    expect([at([200]), at([404, 200]), at([303])]).toEqual(['pass', 'pass', 'pass']);
  });

  it('speaks when it leads nowhere although the item is there', () => {
    expect([at([404, 404, 404], 200), at([410])]).toEqual(['fail: gone', 'fail: gone']);
    const job = location.verify({ created: shot(202), location: '/jobs/1', at: [shot(404)] });
    expect(job).toMatchObject({ violations: [{ severity: 'low', confidence: 'tentative' }] });
  });

  it('is inconclusive when the item is nowhere, or nothing can be told', () => {
    for (const verdict of [at([404], 404), at([403]), at([405]), at([429]), at([503]), at([0]), at([])])
      expect(verdict).toBe('inconclusive');
  });
});

describe('unsupported-method', () => {
  const tried = (name: string, status: number, headers = {}): string =>
    told(method.verify([{ method: name, shot: shot(status, headers, {}) }]));

  it('passes any refusal', () => {
    for (const status of [400, 401, 403, 404, 405, 415, 501, 302]) expect(tried('PUT', status)).toBe('pass');
  });

  it('speaks of success, mildly where the description may lack a GET', () => {
    expect([tried('PUT', 204), tried('ASSAY', 200)]).toEqual(['fail: PUT accepted', 'fail: ASSAY accepted']);
    expect(method.verify([{ method: 'GET', shot: shot(200, {}, {}) }])).toMatchObject({
      violations: [{ severity: 'info', confidence: 'tentative' }],
    });
  });

  it('leaves server errors, gateways and pages for people to others', () => {
    expect([tried('PUT', 500), tried('PUT', 502), tried('PUT', 429)]).toEqual(Array(3).fill('inconclusive'));
    expect(tried('PUT', 200, { 'content-type': 'text/html' })).toBe('pass');
  });
});

describe('options-allow-truthful', () => {
  const told405 = { method: 'DELETE', shot: shot(405) };
  const allow = (field: string | undefined, status = 204, described = ['GET', 'POST']): string =>
    told(
      options.verify({
        options: shot(status, field === undefined ? {} : { allow: field }),
        described,
        tried: [told405],
      }),
    );

  it('passes a list that is true', () => {
    expect(allow('GET, HEAD, POST, OPTIONS')).toBe('pass');
  });

  it('speaks of a method left out and of one that is refused', () => {
    expect(allow('GET')).toBe('fail: POST missing');
    expect(allow('GET, POST, DELETE')).toBe('fail: DELETE refused');
  });

  it('is not tested without a list', () => {
    expect([allow(undefined), allow(''), allow('*'), allow('GET', 404), allow('GET', 405)]).toEqual(
      Array(5).fill('not-tested'),
    );
    expect(allow('GET', 503)).toBe('inconclusive');
  });
});

describe('head-equals-get', () => {
  const body = { a: 1 };
  const get = shot(200, { etag: '"1"' }, body);
  const verdict = (answer: ReturnType<typeof shot>, again = get, first = get): string =>
    told(head.verify({ get: first, head: answer, again }));

  it('passes the same headers, and fewer', () => {
    expect(verdict(shot(200, { etag: '"1"', 'content-type': 'Application/JSON', 'content-length': '7' }))).toBe('pass');
    expect(verdict(shot(200))).toBe('pass');
  });

  it('speaks of another length, tag, type or status', () => {
    expect(verdict(shot(200, { 'content-length': '0' }))).toBe('fail: content-length');
    expect(verdict(shot(200, { etag: '"2"' }))).toBe('fail: etag');
    expect(verdict(shot(200, { 'content-type': 'text/html' }))).toBe('fail: content-type');
    expect(verdict(shot(404))).toBe('fail: other status');
  });

  it('does not compare what moves by itself', () => {
    expect(verdict(shot(200, { etag: '"2"' }), shot(200, { etag: '"3"' }, body))).toBe('pass');
    const moved = shot(200, { etag: '"1"' }, { a: 2 });
    expect(verdict(shot(200, { 'content-length': '8' }), moved)).toBe('pass');
    expect(verdict(shot(200, { 'content-length': '0' }), moved)).toBe('fail: content-length');
    const coded = shot(200, { 'content-encoding': 'gzip' }, body);
    expect(verdict(shot(200, { 'content-length': '70' }), coded, coded)).toBe('pass');
  });

  it('may be not offered, and is inconclusive where rights differ', () => {
    expect([verdict(shot(405)), verdict(shot(501)), verdict(shot(500))]).toEqual(Array(3).fill('not-tested'));
    expect([verdict(shot(403)), verdict(shot(503)), verdict(shot(404), shot(404))]).toEqual(
      Array(3).fill('inconclusive'),
    );
  });
});

describe('conditional-304-fields', () => {
  const full = shot(200, { etag: '"1"', vary: 'Origin', date: 'x', 'content-length': '9' }, {});
  const revalidated = (headers: Record<string, string>, status = 304): string =>
    told(conditional304.verify({ full, revalidated: shot(status, headers) }));

  it('passes when what caches need is there', () => {
    expect(revalidated({ etag: 'W/"1"', vary: 'Origin', date: 'y' })).toBe('pass');
  });

  it('speaks of what is missing and of another tag', () => {
    expect(revalidated({ vary: 'Origin', date: 'y' })).toBe('fail: etag missing');
    expect(revalidated({ etag: '"2"', vary: 'Origin', date: 'y' })).toBe('fail: other etag');
  });

  it('is not tested without a 304', () => {
    expect([revalidated({}, 200), revalidated({}, 503)]).toEqual(['not-tested', 'inconclusive']);
  });
});

describe('method-override-ignored', () => {
  const verdict = (overridden: number, after: number): string =>
    told(override.verify({ before: shot(200), overridden: shot(overridden), after: shot(after) }));

  it('passes an item that stays, refused or not', () => {
    expect([verdict(200, 200), verdict(400, 200), verdict(405, 200), verdict(403, 200)]).toEqual(Array(4).fill('pass'));
  });

  it('speaks of a deletion, and of an answer only a deletion gives', () => {
    expect([verdict(204, 404), verdict(200, 410), verdict(428, 200)]).toEqual([
      'fail: deleted',
      'fail: deleted',
      'fail: taken for DELETE',
    ]);
    expect([verdict(200, 503), verdict(200, 401)]).toEqual(['inconclusive', 'inconclusive']);
  });

  it('considers reading what can be deleted, where that is allowed', () => {
    const operations = [operationOf('GET /orders/{id}'), operationOf('DELETE /orders/{id}')];
    const facts = factsOf([orders], operations);
    const [read] = operations;
    if (!read) throw new Error('no operation');
    expect(override.considers(read, facts)).toBe(true);
    expect(override.considers(operationOf('GET /orders'), facts)).toBe(false);
    expect(override.appliesTo(read, facts)).toEqual({ applies: true });
    const readOnly = { ...facts, config: { ...facts.config, writes: false } };
    expect(override.appliesTo(read, readOnly)).toMatchObject({ applies: false });
  });
});
