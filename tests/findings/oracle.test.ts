import { describe, expect, it } from 'vitest';
import { applicable, atLeast, notApplicable, SEVERITIES, validateDeclaration, worse } from '../../core/oracle/index.ts';
import type { OracleDeclaration } from '../../core/oracle/types.ts';
import { declaration } from '../record/samples.ts';

describe('severities', () => {
  it('are five, worst first, each with a meaning', () => {
    expect(SEVERITIES.map(({ severity }) => severity)).toEqual(['critical', 'high', 'medium', 'low', 'info']);
    expect(SEVERITIES.every(({ meaning }) => meaning.length > 10)).toBe(true);
    expect(worse('low', 'high')).toBe('high');
    expect([atLeast('high', 'high'), atLeast('critical', 'high'), atLeast('medium', 'high')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('applicability', () => {
  it('needs a reason to say no', () => {
    expect(applicable()).toEqual({ applies: true });
    expect(notApplicable('no body')).toEqual({ applies: false, reason: 'no body' });
    expect(() => notApplicable(' ')).toThrow(RangeError);
  });
});

describe('validateDeclaration', () => {
  it('has nothing to say about a right one', () => {
    expect(validateDeclaration(declaration)).toEqual([]);
  });

  it.each<[Partial<Record<keyof OracleDeclaration, unknown>>, string]>([
    [{ id: 'CamelCase' }, 'id is not kebab-case'],
    [{ id: undefined }, 'id is not kebab-case'],
    [{ criterion: 'two words' }, 'criterion is not kebab-case'],
    [{ part: 'contract' }, 'part is unknown'],
    [{ kind: 'rule' }, 'kind is unknown'],
    [{ part: 'load' }, "kind of a load oracle is 'objective'"],
    [{ severity: 'blocker' }, 'severity is unknown'],
    [{ remedy: ' ' }, 'remedy is empty'],
    [{ holds: '' }, 'holds is empty'],
    [{ source: [] }, 'source is empty'],
    [{ source: [{ standard: '', clause: 'x', url: 'https://a.example' }] }, 'source[0].standard is empty'],
    [{ source: [{ standard: 'RFC', clause: 'x', url: 'http://a.example' }] }, 'source[0].url is no https URL'],
  ])('%j: %s', (changes, problem) => {
    expect(validateDeclaration({ ...declaration, ...changes } as OracleDeclaration).join('\n')).toContain(problem);
  });
});
