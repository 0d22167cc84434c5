import { describe, expect, it } from 'vitest';
import { roleHolders, strangerOf } from '../../contracts/access/who.ts';
import { oracle as capability } from '../../contracts/probes/capability-matrix.ts';
import { oracle as child } from '../../contracts/probes/child-of-other-parent.ts';
import { oracle as change, type ForeignChange } from '../../contracts/probes/object-access-change.ts';
import { oracle as list } from '../../contracts/probes/object-access-list.ts';
import { type ForeignReading, oracle as read } from '../../contracts/probes/object-access-read.ts';
import type { ResolvedConfig } from '../../core/config/types.ts';
import type { Json } from '../../core/spec/types.ts';
import { onlyViolation } from './builders.ts';
import { operationOf } from './operation-builder.ts';
import { seen } from './seen-builder.ts';

const runToken = 'as1x9z';
const item = (name: string, id: Json = 7, at = '10:00'): Json => ({
  data: { id, name, city: 'Oslo', at },
  request: at,
});
const ours = item(`${runToken}-chair`);
const outcome = (verdict: { outcome: string }): string => verdict.outcome;

describe('object-access-read', () => {
  const evidence = (other: ReturnType<typeof seen>, own = seen(200, ours), again = own): ForeignReading => ({
    identity: 'south',
    runToken,
    own,
    again,
    other,
  });

  it('speaks when another tenant is shown the item', () => {
    const violation = onlyViolation(read.verify(evidence(seen(200, ours))));
    expect(violation.key).toBe('read by another tenant');
    expect(violation.witness.join()).toContain('as south');
  });

  it('speaks also when the envelope differs', () => {
    const [own, again] = [seen(200, item(`${runToken}-c`, 7, '10:00')), seen(200, item(`${runToken}-c`, 7, '10:01'))];
    expect(outcome(read.verify(evidence(seen(200, item(`${runToken}-c`, 7, '10:02')), own, again)))).toBe('fail');
  });

  it.each([403, 404, 410])('is content with %i', (status) => {
    expect(outcome(read.verify(evidence(seen(status, { title: 'no' }))))).toBe('pass');
  });

  it('knows an item of the same number in another tenant', () => {
    expect(outcome(read.verify(evidence(seen(200, item('table')))))).toBe('pass');
  });

  it('does not take an id that is repeated in an error for the item', () => {
    const uuid = '7f0c0ffe-0000-4000-8000-000000000007';
    const own = seen(200, { id: uuid, name: 'a', city: 'b' });
    expect(outcome(read.verify(evidence(seen(200, { id: uuid, error: 'not found', code: 4 }), own)))).toBe('pass');
  });

  it('cannot tell whose it is where everything could be anybody’s', () => {
    const own = seen(200, { price: 5, currency: 'EUR' });
    expect(outcome(read.verify(evidence(own, own)))).toBe('not-tested');
  });

  it.each([0, 401, 429, 500, 503, 302, 400])('says nothing on %i', (status) => {
    expect(outcome(read.verify(evidence(seen(status, ours))))).toBe('inconclusive');
  });

  it('needs the owner to see it', () => {
    expect(outcome(read.verify(evidence(seen(200, ours), seen(404))))).toBe('not-tested');
  });
});

describe('object-access-change', () => {
  const evidence = (method: string, status: number, after: ReturnType<typeof seen>): ForeignChange => ({
    identity: 'south',
    method,
    itemAt: '/data',
    volatile: ['at'],
    before: seen(200, ours),
    other: seen(status),
    after,
  });
  const other = seen(200, item('other'));
  const same = seen(200, item(`${runToken}-chair`, 7, '10:05'));

  it('speaks when the item is gone or another', () => {
    expect(onlyViolation(change.verify(evidence('DELETE', 204, seen(404)))).key).toBe('gone by another tenant');
    expect(onlyViolation(change.verify(evidence('PATCH', 200, other))).key).toBe('changed by another tenant');
    expect(onlyViolation(change.verify(evidence('DELETE', 404, seen(404)))).key).toBe('gone by another tenant');
  });

  it('is content with a refusal, and with a deletion that does nothing', () => {
    expect(outcome(change.verify(evidence('PATCH', 404, same)))).toBe('pass');
    expect(outcome(change.verify(evidence('DELETE', 204, same)))).toBe('pass');
  });

  it('does not blame a refused request for what changes by itself', () => {
    expect(outcome(change.verify(evidence('PATCH', 404, other)))).toBe('pass');
    expect(outcome(change.verify(evidence('POST', 404, seen(404))))).toBe('inconclusive');
  });

  it.each([401, 409, 412, 422, 429, 500, 0, 200])('says nothing on %i without effect', (status) => {
    expect(outcome(change.verify(evidence('PATCH', status, same)))).toBe('inconclusive');
  });
});

describe('object-access-list', () => {
  const body = { id: 7, name: `${runToken}-chair` };
  const own = { body, page: seen(200) };
  const base = { identity: 'south', runToken, own, pages: [seen(200)] };

  it('speaks when the item is on the list of another tenant', () => {
    expect(onlyViolation(list.verify({ ...base, found: { body, page: seen(200) } })).key).toBe(
      'listed to another tenant',
    );
  });

  it('knows another item of the same number', () => {
    const found = { body: { id: 7, name: 'table' }, page: seen(200) };
    expect(outcome(list.verify({ ...base, found }))).toBe('pass');
    expect(outcome(list.verify(base))).toBe('pass');
  });

  it('says nothing without a list, or without anything that tells whose it is', () => {
    expect(outcome(list.verify({ ...base, pages: [seen(401)] }))).toBe('inconclusive');
    expect(outcome(list.verify({ ...base, pages: [seen(503)] }))).toBe('inconclusive');
    expect(outcome(list.verify({ ...base, own: { body: { id: 7, name: 'a' }, page: seen(200) } }))).toBe('not-tested');
  });
});

describe('child-of-other-parent', () => {
  const around = { runToken, itemAt: '/data', volatile: ['at'], before: seen(200, ours), after: seen(200, ours) };

  it('speaks when the child is shown, changed or deleted', () => {
    const shown = { ...around, safe: true, elsewhere: seen(200, ours) };
    expect(onlyViolation(child.verify(shown)).key).toBe('read below another parent');
    const deleted = { ...around, safe: false, elsewhere: seen(204), after: seen(404) };
    expect(onlyViolation(child.verify(deleted)).key).toBe('gone below another parent');
  });

  it('is content with a refusal, another child, and a success without effect', () => {
    expect(outcome(child.verify({ ...around, safe: true, elsewhere: seen(404) }))).toBe('pass');
    expect(outcome(child.verify({ ...around, safe: true, elsewhere: seen(200, item('its own')) }))).toBe('pass');
    expect(outcome(child.verify({ ...around, safe: false, elsewhere: seen(204) }))).toBe('pass');
  });

  it('says nothing on redirects, limits and failures', () => {
    for (const status of [0, 301, 429, 500])
      expect(outcome(child.verify({ ...around, safe: true, elsewhere: seen(status) }))).toBe('inconclusive');
  });
});

describe('capability-matrix', () => {
  const attempt = (allowed: boolean, status: number, body?: Json, headers = {}) => [
    { identity: 'v', role: 'viewer', allowed, onItem: false, seen: seen(status, body, headers) },
  ];

  it('speaks when a role is let in or kept out against the matrix', () => {
    expect(onlyViolation(capability.verify(attempt(false, 201))).key).toBe('viewer is let in');
    const kept = onlyViolation(capability.verify(attempt(true, 403)));
    expect([kept.key, kept.severity]).toEqual(['viewer is refused', 'medium']);
  });

  it('is content with what the matrix says', () => {
    for (const status of [403, 404, 405]) expect(outcome(capability.verify(attempt(false, status)))).toBe('pass');
    for (const status of [200, 404, 409, 422]) expect(outcome(capability.verify(attempt(true, status)))).toBe('pass');
  });

  it.each([0, 401, 429, 500, 400, 409, 412, 422, 302])('says nothing on %i where it is not allowed', (status) => {
    expect(outcome(capability.verify(attempt(false, status)))).toBe('inconclusive');
  });

  it('knows pages and errors in a success', () => {
    const page = { 'content-type': 'text/html' };
    expect(outcome(capability.verify(attempt(false, 200, 'sign in', page)))).toBe('inconclusive');
    expect(outcome(capability.verify(attempt(false, 200, { error: 'forbidden', code: 7 })))).toBe('inconclusive');
    expect(outcome(capability.verify([]))).toBe('inconclusive');
  });
});

describe('who', () => {
  const config = (identities: ResolvedConfig['identities']): ResolvedConfig =>
    ({ identities, capabilities: { viewer: ['GET *'], admin: ['*'] } }) as unknown as ResolvedConfig;
  const operation = operationOf('POST /orders');

  it('asks another tenant only when both are known', () => {
    expect(strangerOf(config({ default: {}, b: { tenant: 's' } }))).toContain('credentials.tenant');
    expect(strangerOf(config({ default: { tenant: 'n' }, b: {}, c: { tenant: 'n' } }))).toContain('no identity');
    expect(strangerOf(config({ default: { tenant: 'n' }, b: { tenant: 's' } }))).toEqual({ identity: 'b' });
  });

  it('asks each role of the tenant once', () => {
    const identities = {
      default: { tenant: 'n', role: 'admin' },
      viewer: { tenant: 'n', role: 'viewer' },
      other: { tenant: 's', role: 'viewer' },
      nobody: { role: 'unknown' },
    };
    expect(roleHolders(config(identities), operation)).toEqual([
      { identity: 'default', role: 'admin', allowed: true },
      { identity: 'viewer', role: 'viewer', allowed: false },
    ]);
  });
});
