import { describe, expect, it } from 'vitest';
import { applyStrictness, weightOf } from '../../core/findings/strictness.ts';
import type { Finding } from '../../core/findings/types.ts';
import type { Confidence, Severity } from '../../core/oracle/types.ts';
import { declaration, finding } from '../record/samples.ts';

const of = (severity: Severity, confidence: Confidence): Finding => ({ ...finding(), severity, confidence });
const PROFILES = ['strict', 'default', 'lenient'] as const;

describe('strictness', () => {
  it.each<[Severity, Confidence, readonly string[]]>([
    ['critical', 'certain', ['full', 'full', 'full']],
    ['high', 'firm', ['full', 'full', 'full']],
    ['medium', 'firm', ['full', 'full', 'full']],
    ['low', 'certain', ['full', 'full', 'none']],
    ['info', 'firm', ['full', 'full', 'none']],
    ['critical', 'tentative', ['full', 'review', 'none']],
    ['low', 'tentative', ['full', 'review', 'none']],
  ])('%s and %s weighs strict, default, lenient: %j', (severity, confidence, weights) => {
    expect(PROFILES.map((profile) => weightOf(of(severity, confidence), profile))).toEqual(weights);
  });

  it('changes severities so that they can be judged again by another profile', () => {
    const declared = { ...declaration, severity: 'high' } as const;
    const milder = { ...of('medium', 'certain'), oracle: declared.id };
    const doubtful = { ...of('high', 'tentative'), oracle: declared.id };
    const under = (findings: readonly Finding[], profile: (typeof PROFILES)[number]) =>
      applyStrictness(findings, [declared], profile);
    expect(under([milder, doubtful], 'default')).toEqual([milder, doubtful]);
    const strict = under([milder, doubtful], 'strict');
    expect(strict).toEqual([{ ...milder, severity: 'high', saidSeverity: 'medium' }, doubtful]);
    const lenient = under(strict, 'lenient');
    expect(lenient).toEqual([milder, { ...doubtful, severity: 'info', saidSeverity: 'high' }]);
    expect(under(lenient, 'default')).toEqual([milder, doubtful]);
    expect(under(under(lenient, 'lenient'), 'lenient')).toEqual(lenient);
  });

  it('knows nothing of an oracle without declaration', () => {
    expect(applyStrictness([of('low', 'firm')], [], 'strict')).toEqual([of('low', 'firm')]);
  });
});
