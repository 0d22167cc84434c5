import { describe, expect, it } from 'vitest';
import { openDeadEnds } from '../../core/exercise/dead-ends.ts';
import { pathOfNone } from '../../core/exercise/read-item.ts';
import { endsByName, mayBeSent } from '../../core/plan/safety.ts';
import { describeThings } from './support/document.ts';
import { onTarget } from './support/target.ts';
import { thingsApi } from './support/things.ts';

describe('what may be sent', () => {
  it('is no update of a whole collection on a target of others', async () => {
    const description = describeThings({ paging: 'none' });
    const paths = description.paths as Record<string, Record<string, unknown>>;
    const item = paths['/things/{id}'] ?? {};
    const bulk = { ...description, paths: { ...paths, '/things': { ...paths['/things'], patch: item.patch } } };
    await onTarget(thingsApi().app, bulk as never, async ({ facts, config }) => {
      const operation = facts.byId.get('PATCH /things');
      const one = facts.byId.get('PATCH /things/{id}');
      if (!operation || !one) throw new Error('the description lacks its operations');
      const staging = { ...config, environment: 'staging' as const, writes: true };
      expect(mayBeSent(operation, staging, facts.model).applies).toBe(false);
      expect(mayBeSent(one, staging, facts.model).applies).toBe(true);
      expect(mayBeSent(operation, config, facts.model).applies).toBe(true);
    });
  });
});

describe('names that end something', () => {
  it('are kept from being sent, also with GET', () => {
    expect(['/user/logout', '/sign-out/', '/admin/shutdown'].every(endsByName)).toBe(true);
    expect(['/logouts', '/restart-policies', '/user/login'].some(endsByName)).toBe(false);
  });
});

describe('the path of an item that nobody has', () => {
  it.each(['/a/42', '/a/8f14e45f-ceea-467f-9575-1b1f0a6a3c1d', '/a/some-Slug_1', '/a/01J9ZK'])('%s', (path) => {
    const other = pathOfNone(path);
    expect(other).not.toBe(path);
    expect(other.startsWith('/a/')).toBe(true);
    if (!/\d+$/.test(path) || path.length > 6) expect(other.length).toBe(path.length);
    expect(pathOfNone(path)).toBe(other);
  });
});

describe('dead ends', () => {
  it('are remembered', () => {
    const ends = openDeadEnds();
    ends.set('/things', 'no /things: refused', true);
    expect(ends.get('/things')).toBe('no /things: refused');
    expect(ends.get('/others')).toBeUndefined();
  });
});
