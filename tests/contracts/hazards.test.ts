import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { testOperation } from '../../contracts/test-operation.ts';
import type { JsonObject } from '../../core/spec/types.ts';
import { onTarget, said, told } from '../exercise/support/target.ts';

/** What the checks say about GET /report, answered like this. */
async function checked(
  answer: () => Response,
  responses: JsonObject,
  security?: JsonObject[],
): Promise<Record<string, string>> {
  const app = new Hono().get('/report', answer);
  const description: JsonObject = {
    openapi: '3.1.0',
    info: { title: 'report', version: '1' },
    paths: { '/report': { get: { responses, ...(security && { security }) } } },
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  };
  return onTarget(app, description, async (session) => {
    await testOperation(session, session.operation('GET /report'));
    return told(said(session));
  });
}

const answer =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  (): Response =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const ok = (schema: JsonObject, headers: JsonObject = {}): JsonObject => ({
  200: { description: 'ok', content: { 'application/json': { schema } }, headers },
});
const failed = (said: Record<string, string>): string[] =>
  Object.entries(said).flatMap(([check, text]) => (text.startsWith('fail') ? [check] : []));

describe('answers that only seem wrong', () => {
  it('401 of a secured operation is about the credentials', async () => {
    const said = await checked(answer({}, 401, { 'www-authenticate': 'ApiKey' }), ok({ type: 'object' }), [
      { key: [] },
    ]);
    expect(failed(said)).toEqual([]);
  });

  it('a documented 5xx other than 500', async () => {
    expect(failed(await checked(answer({}, 553), { 553: { description: 'other version' } }))).toEqual([]);
  });

  it('a relative Location that is documented as a URL', async () => {
    const headers = { Location: { schema: { type: 'string', format: 'uri' } } };
    expect(failed(await checked(answer({}, 200, { location: '/report/1' }), ok({ type: 'object' }, headers)))).toEqual(
      [],
    );
  });
});

describe('answers that are wrong', () => {
  it('401 of an operation that needs no credentials, and a 500', async () => {
    expect(failed(await checked(answer({}, 401, { 'www-authenticate': 'ApiKey' }), ok({ type: 'object' })))).toEqual([
      'status-documented',
    ]);
    expect(failed(await checked(answer({}, 500), ok({ type: 'object' })))).toEqual(['no-server-error']);
  });

  it('all that is missing in one place is one finding', async () => {
    const said = await checked(answer({}), ok({ type: 'object', required: ['code', 'at', 'by'] }));
    expect(said['body-conforms']?.match(/violates required/g)).toHaveLength(1);
  });

  it('a wrong value in a nullable object is told as what it is', async () => {
    const meta = { anyOf: [{ type: 'object', required: ['type'] }, { type: 'null' }] };
    const said = await checked(answer({ meta: {} }), ok({ type: 'object', properties: { meta } }));
    expect(said['body-conforms']).toContain('violates required at /meta');
  });
});
