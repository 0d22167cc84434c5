import { describe, expect, it } from 'vitest';
import { registry } from '../../contracts/lint/index.ts';
import { verdictsOf } from '../../contracts/lint/run/verdicts.ts';
import { factsOf, json, objectOf, ok, openapi, told, type Written } from './lint-builder.ts';

const two = (more: Written = {}): Written =>
  openapi({
    '/a': { get: { operationId: 'a', summary: 'A', responses: ok, ...more } },
    '/b': { get: { operationId: 'b', summary: 'B', responses: ok } },
  });

describe('description-valid', () => {
  it('is silent of a valid description', async () => {
    expect(await told('description-valid', two())).toEqual([]);
  });

  it.each([
    ['operation-operationId-unique', { operationId: 'b' }],
    ['struct', { parametres: [] }],
    [
      'operation-parameters-unique',
      { parameters: ['q', 'q'].map((name) => ({ name, in: 'query', schema: { type: 'string' } })) },
    ],
    ['security-defined', { security: [{ nobody: [] }] }],
  ])('speaks of %s', async (rule, more) => {
    const said = await told('description-valid', two(more));
    expect(said.length).toBeGreaterThan(0);
    for (const line of said) expect(line).toContain(`: ${rule} (medium)`);
  });

  it('speaks of a reference that leads nowhere, and not of extensions', async () => {
    const content = json({ $ref: '#/components/schemas/Gone' });
    expect(await told('description-valid', two({ responses: { 200: { description: 'it', content } } }))).toEqual([
      expect.stringContaining(': reading (medium)'),
    ]);
    expect(await told('description-valid', { ...two(), 'x-own': { $ref: 'elsewhere.yaml#/a' } })).toEqual([]);
  });

  it('reads 2.0, 3.0, 3.1 and 3.2', async () => {
    const paths = { '/a': { get: { operationId: 'a', responses: { 200: { description: 'it' } } } } };
    const info = { title: 'T', version: '1' };
    for (const version of [{ swagger: '2.0' }, { openapi: '3.0.3' }, { openapi: '3.1.1' }, { openapi: '3.2.0' }]) {
      const facts = await factsOf({ ...version, info, paths });
      expect(facts.engine.failure).toBeUndefined();
      expect(registry['description-valid'].lint(facts)).toEqual([]);
      expect(registry['description-style'].lint(facts).map(({ key }) => key)).toEqual(['operation-summary']);
    }
  });

  it('is not tested where the engine gives up', async () => {
    const facts = { ...(await factsOf(two())), engine: { problems: [], failure: 'no such version' } };
    const [first] = verdictsOf(registry['description-valid'], facts);
    expect(first?.verdict).toMatchObject({ outcome: 'not-tested', reason: expect.stringContaining('no such version') });
  });
});

describe('description-style', () => {
  it('speaks of missing ids and summaries with the severity of the rule', async () => {
    const said = await told('description-style', openapi({ '/a': { get: { responses: ok } } }));
    expect(said.sort()).toEqual(['GET /a: operation-operationId (low)', 'GET /a: operation-summary (info)']);
  });

  it('takes a redirect for an answer, and asks for tags only where tags are declared', async () => {
    expect(await told('description-style', two({ responses: { 302: { description: 'there' } } }))).toEqual([]);
    expect(await told('description-style', two({ responses: { 400: { description: 'bad' } } }))).toEqual([
      'GET /a: operation-2xx-response (low)',
    ]);
    expect(await told('description-style', two({ tags: ['x'] }))).toEqual([]);
    const tags = [{ name: 'y', description: 'Y' }];
    expect(await told('description-style', { ...two({ tags: ['x'] }), tags })).toEqual([
      'GET /a: operation-tag-defined (info)',
      'GET /b: operation-tag-defined (info)',
    ]);
  });
});

describe('examples-valid', () => {
  const example = (value: unknown, schema: Written = { ...objectOf('name'), required: ['name'] }): Written =>
    two({ responses: { 200: { description: 'it', content: { 'application/json': { schema, example: value } } } } });

  it('speaks of an example that does not fit', async () => {
    expect(await told('examples-valid', example({ name: 1 }))).toEqual([
      'GET /a: no-invalid-media-type-examples (low)',
    ]);
  });

  it('allows members that are not named, where the schema does', async () => {
    expect(await told('examples-valid', example({ name: 'a', more: true }))).toEqual([]);
  });
});

describe('verdicts', () => {
  it('has one for each operation that is considered, and one for the whole where something is shared', async () => {
    const document = { ...two({ responses: ok }), components: { schemas: { Left: objectOf('a') } } };
    const verdicts = verdictsOf(registry['description-style'], await factsOf(document));
    expect(verdicts.map(({ operation, verdict }) => `${operation?.id ?? 'all'} ${verdict.outcome}`)).toEqual([
      'GET /a pass',
      'GET /b pass',
      'all fail',
    ]);
  });

  it('puts places of one kind together, with file, line and column', async () => {
    const facts = await factsOf(
      openapi({ '/a': { get: { operationId: 'a', summary: 'A', responses: ok, x: 1, y: 2 } } }),
    );
    const verdict = verdictsOf(registry['description-valid'], facts).find(
      (one) => one.verdict.outcome === 'fail',
    )?.verdict;
    if (verdict?.outcome !== 'fail') throw new Error('no failure');
    expect(verdict.violations).toHaveLength(1);
    expect(verdict.violations[0]?.witness).toHaveLength(2);
    expect(verdict.violations[0]?.witness[0]).toMatch(/api\.json:\d+:\d+ {2}Property `x` is not expected here/);
  });
});
