import { describe, expect, it } from 'vitest';
import { knownDisagreement } from '../../core/operations/second-opinion/known-disagreement.ts';
import { secondOpinion } from '../../core/operations/second-opinion/second-opinion.ts';
import { createValidators } from '../../core/operations/validation/create-validators.ts';
import { CASES_30, CASES_31, type OpenApiCase } from './openapi-cases.data.ts';
import { answering, answerSchema, described, only, openapi } from './support.ts';

const verdict = (valid: boolean): string => (valid ? 'accepts' : 'refuses');

async function judged(one: OpenApiCase, version: string): Promise<{ ours: string; second: string | undefined }> {
  const description = await described(openapi(answering(one.schema), { schemas: one.schemas ?? {} }, version));
  const problems = createValidators(description).schema(
    answerSchema(description),
    one.direction ?? 'response',
  )(one.value);
  const ours = verdict(problems.length === 0);
  if (one.direction === 'request') return { ours, second: undefined };
  const opinion = secondOpinion(description, only(description));
  const agreement = knownDisagreement(problems, opinion.validate(200, one.value), opinion.features(200));
  const second = agreement.verdict === 'known' ? agreement.reason : agreement.verdict;
  return { ours, second: second === 'agree' ? undefined : second };
}

describe('OpenAPI 3.0', () => {
  it.each(CASES_30)('$what ($clause)', async (one) => {
    expect(await judged(one, '3.0.3')).toEqual({ ours: verdict(one.valid), second: one.second });
  });

  it('has cases enough, each once', () => {
    expect(CASES_30.length).toBeGreaterThanOrEqual(41);
    expect(new Set(CASES_30.map(({ what }) => what)).size).toBe(CASES_30.length);
  });
});

describe('OpenAPI 3.1', () => {
  it.each(CASES_31)('$what ($clause)', async (one) => {
    const { ours, second } = await judged(one, '3.1.0');
    expect(ours).toBe(verdict(one.valid));
    // It is never asked about 3.1: it does not know the dialect.
    expect(second).toBe(one.direction === 'request' ? undefined : 'cannot say');
  });

  it('has a table', () => {
    expect(CASES_31.length).toBeGreaterThanOrEqual(22);
  });
});
