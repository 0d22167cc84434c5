import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { describeThings } from './support/document.ts';
import { onTarget } from './support/target.ts';
import { thingsApi } from './support/things.ts';

const description = { ...describeThings({ paging: 'none' }), servers: [{ url: 'https://shop.example/api/v3' }] };

describe('the base URL', () => {
  it('is the one of the description where the target knows it', async () => {
    const app = new Hono().route('/api/v3', thingsApi().app);
    await onTarget(app, description, async ({ run }) => {
      expect(new URL(run.baseUrl).pathname).toBe('/api/v3');
      expect(run.baseUrlNote).toBeUndefined();
    });
  });

  it('is the one that was given where only that is known, and the report says so', async () => {
    await onTarget(thingsApi().app, description, async ({ run }) => {
      expect(new URL(run.baseUrl).pathname).toBe('/');
      expect(run.baseUrlNote).toContain('/api/v3');
    });
  });

  it('stays that of the description where a web page answers every path', async () => {
    const app = new Hono().get('*', (context) => context.html('<p>shop</p>'));
    await onTarget(app, description, async ({ run }) => expect(new URL(run.baseUrl).pathname).toBe('/api/v3'));
  });
});
