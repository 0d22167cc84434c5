import { describe, expect, it } from 'vitest';
import { closestBranch } from '../../contracts/closest-branch.ts';
import type { ValidationProblem } from '../../core/operations/types.ts';

const problem = (path: string, keyword: string, schemaPath: string): ValidationProblem => ({
  path,
  keyword,
  schemaPath,
  message: `breaks ${keyword}`,
});
const keywords = (problems: readonly ValidationProblem[]): string[] =>
  problems.map((one) => `${one.path} ${one.keyword}`);

describe('problems of a choice', () => {
  it('are those of the alternative that is closest, without what follows from them', () => {
    const told = closestBranch([
      problem('/name', 'type', '#/properties/name/type'),
      problem('/source', 'required', '#/properties/source/anyOf/1/required'),
      problem('/source/object', 'const', '#/properties/source/anyOf/1/properties/object/const'),
      problem('/source/cvc', 'writeOnly', '#/properties/source/anyOf/0/properties/cvc/forbidden'),
      problem('/source', 'anyOf', '#/properties/source/anyOf'),
      problem('/source', 'unevaluatedProperties', '#/properties/source/unevaluatedProperties'),
    ]);
    expect(keywords(told)).toEqual(['/name type', '/source/cvc writeOnly']);
  });

  it('of a value or null are those of the value', () => {
    const told = closestBranch([
      problem('/warnings/0', 'required', '#/components/schemas/Warning/required'),
      problem('/warnings', 'type', '#/properties/warnings/anyOf/1/type'),
      problem('/warnings', 'anyOf', '#/properties/warnings/anyOf'),
    ]);
    expect(keywords(told)).toEqual(['/warnings/0 required']);
  });

  it('that cannot be told apart are the choice itself', () => {
    const told = closestBranch([
      problem('/pet/bark', 'required', '#/components/schemas/Dog/required'),
      problem('/pet/meow', 'required', '#/components/schemas/Cat/required'),
      problem('/pet', 'oneOf', '#/properties/pet/oneOf'),
    ]);
    expect(keywords(told)).toEqual(['/pet oneOf']);
  });

  it('stay as they are where there is no choice', () => {
    const problems = [problem('/a', 'type', '#/a'), problem('/b', 'required', '#/b')];
    expect(closestBranch(problems)).toEqual(problems);
  });
});
