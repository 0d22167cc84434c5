import { describe, expect, it } from 'vitest';
import { CheckTally } from '../../contracts/check-tally.ts';
import { oracle } from '../../contracts/checks/content-type-documented.ts';
import { answer, type Sent } from './answer-builder.ts';
import { json, operationOf, responseOf } from './operation-builder.ts';

const operation = operationOf('GET /orders', [responseOf('200', [json()])]);

function tally(...sent: Sent[]): CheckTally {
  const made = new CheckTally(oracle);
  for (const one of sent) made.add(answer(operation, one), ['random case: none']);
  return made;
}

const good: Sent = { body: {} };
const bad: Sent = { text: 'x', headers: { 'content-type': 'text/plain' } };

describe('the verdict of a check over all answers of an operation', () => {
  it('is pass with as much evidence as answers passed', () => {
    expect(tally(good, good, {}).verdict(undefined)).toEqual({ outcome: 'pass', evidence: 2 });
  });

  it('is not tested, with the most frequent reason, when every answer was silent', () => {
    expect(tally({}, {}, { status: 404, body: 1 }).verdict(undefined)).toEqual({
      outcome: 'not-tested',
      reason: 'no body',
    });
    expect(tally().verdict(undefined)).toEqual({ outcome: 'not-tested', reason: 'nothing was sent' });
    expect(tally({}).verdict('no order exists')).toEqual({ outcome: 'not-tested', reason: 'no order exists' });
  });

  it('is fail with one violation for one key, at most three samples, and a witness', () => {
    const verdict = tally(good, ...['x1', 'x2', 'x3', 'x4'].map((exchange) => ({ ...bad, exchange }))).verdict(
      undefined,
    );
    expect(verdict).toEqual({
      outcome: 'fail',
      evidence: 5,
      violations: [
        {
          key: '200 text/plain',
          expected: 'application/json',
          observed: 'text/plain',
          confidence: 'certain',
          witness: ['random case: none'],
          exchanges: ['x3', 'x2', 'x1'],
        },
      ],
    });
  });

  it('is inconclusive when a request got no whole answer, unless something was proved', () => {
    const { exchange } = answer(operation);
    const { response: _, ...request } = exchange;
    const without = { ...request, failure: { kind: 'timeout' as const, message: 'late' } };
    const passing = tally(good);
    passing.unanswered(without);
    expect(passing.verdict(undefined)).toEqual({
      outcome: 'inconclusive',
      reason: '1 requests got no whole answer (timeout)',
    });
    const failing = tally(bad);
    failing.unanswered(without);
    expect(failing.verdict(undefined).outcome).toBe('fail');
  });
});
