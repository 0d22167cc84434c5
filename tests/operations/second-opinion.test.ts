import { describe, expect, it } from 'vitest';
import { type Agreement, knownDisagreement } from '../../core/operations/second-opinion/known-disagreement.ts';
import { secondOpinion } from '../../core/operations/second-opinion/second-opinion.ts';
import { createValidators } from '../../core/operations/validation/create-validators.ts';
import { answering, answerSchema, described, only, openapi } from './support.ts';

interface Both {
  readonly ours: 'accepts' | 'refuses';
  readonly theirs: string;
  readonly agreement: Agreement;
}

async function both(schema: object, body: unknown, schemas: object = {}, version = '3.0.3'): Promise<Both> {
  const description = await described(openapi(answering(schema), { schemas }, version));
  const second = secondOpinion(description, only(description));
  const problems = createValidators(description).schema(answerSchema(description), 'response')(body);
  const theirs = second.validate(200, body);
  return {
    ours: problems.length === 0 ? 'accepts' : 'refuses',
    theirs,
    agreement: knownDisagreement(problems, theirs, second.features(200)),
  };
}

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const withDefault = { type: 'object', required: ['a'], properties: { a: { type: 'integer', default: 1 } } };
const secret = { type: 'object', required: ['id', 'pw'], properties: { id: {}, pw: ref('Pw') } };
const Pw = { type: 'string', writeOnly: true };

describe('the second opinion', () => {
  it.each([
    [{ type: 'object', required: ['a'] }, {}],
    [{ type: 'object', required: ['a'] }, { a: 1 }],
    [{ type: 'array', items: { type: 'integer', nullable: true } }, [1, null]],
    [{ type: 'string', nullable: true }, 5],
    [{ oneOf: [{ type: 'integer' }, { type: 'number' }] }, 1],
  ])('agrees on %j %j', async (schema, body) => {
    const { ours, theirs, agreement } = await both(schema, body);
    expect([theirs, agreement.verdict]).toEqual([ours, 'agree']);
  });

  it.each([
    ['formats', { type: 'string', format: 'date-time' }, 'yesterday', {}, 'refuses'],
    ['defaults', withDefault, {}, {}, 'refuses'],
    ['writeOnly', { properties: { p: Pw } }, { p: 'x' }, {}, 'refuses'],
    ['writeOnly', { required: ['id'], properties: { id: {}, p: Pw } }, {}, {}, 'refuses'],
    ['writeOnly', secret, { id: 1 }, { Pw }, 'accepts'],
    ['siblings of $ref', { type: 'array', items: { ...ref('A'), maxLength: 1 } }, ['long'], { A: {} }, 'accepts'],
  ] as const)('a known fault is named: %s', async (reason, schema, body, schemas, ours) => {
    const result = await both(schema, body, schemas);
    expect([result.ours, result.theirs]).toEqual([ours, ours === 'accepts' ? 'refuses' : 'accepts']);
    expect(result.agreement).toMatchObject({ verdict: 'known', reason: expect.stringContaining(reason) });
  });

  it('cannot say anything about 3.1 or where the package throws', async () => {
    expect((await both({ type: 'string' }, 1, {}, '3.1.0')).agreement.verdict).toBe('cannot say');
    const bound = { type: 'number', minimum: 0, exclusiveMinimum: true };
    expect((await both(bound, 0)).theirs).toBe('cannot say');
  });

  it('reports what nothing known explains', () => {
    const problem = { path: '/a', keyword: 'type', message: 'must be string', schemaPath: '#/type' };
    expect(knownDisagreement([problem], 'accepts', new Set())).toMatchObject({ verdict: 'unexpected' });
    expect(knownDisagreement([], 'refuses', new Set(['type']))).toMatchObject({ verdict: 'unexpected' });
    expect(knownDisagreement([problem, { ...problem, keyword: 'format' }], 'accepts', new Set()).verdict).toBe(
      'unexpected',
    );
  });

  it('reads 2.0 and shared responses, picks the described media type and leaves the body alone', async () => {
    const swagger = await described({
      swagger: '2.0',
      info: { title: 'T', version: '1' },
      paths: { '/x': { get: { responses: { 200: { $ref: '#/responses/R' } } } } },
      responses: { R: { description: '', schema: { $ref: '#/definitions/A' } } },
      definitions: { A: withDefault },
    });
    const body = {};
    const opinion = secondOpinion(swagger, only(swagger));
    expect([opinion.validate(200, body), opinion.validate(200, { a: 'x' }), body]).toEqual(['accepts', 'refuses', {}]);
    const content = {
      'text/json': { schema: { type: 'integer' } },
      'application/json': { schema: { type: 'string' } },
    };
    const several = await described(
      openapi({ '/x': { get: { responses: { '2XX': { description: '', content } } } } }, {}, '3.0.0'),
    );
    const second = secondOpinion(several, only(several));
    expect(second.validate(201, 'x', 'application/json')).toBe('accepts');
    expect(second.validate(201, 'x', 'text/json; charset=utf-8')).toBe('refuses');
    expect(second.validate(404, 'x')).toBe('cannot say');
  });
});
