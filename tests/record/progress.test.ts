import { describe, expect, it } from 'vitest';
import { createProgress, formatSeconds } from '../../core/record/progress.ts';

function told(isTTY: boolean) {
  let text = '';
  const progress = createProgress({ isTTY, columns: 100, write: (chunk: string) => (text += chunk) });
  return { progress, text: () => text };
}

describe('progress', () => {
  it('writes plain lines without a terminal: seldom, but always news and the last one', () => {
    const { progress, text } = told(false);
    progress.begin(4, 0);
    progress.started('contracts', 'GET /a', 0);
    progress.done('contracts', 'GET /a', 0, 100);
    progress.started('contracts', 'GET /b', 100);
    progress.done('contracts', 'GET /b', 1, 200);
    progress.started('load', 'smoke', 200);
    progress.done('load', 'smoke', 1, 3000);
    progress.done('contracts', 'GET /c', 1, 4000);
    progress.end();
    expect(text()).toBe(
      [
        '[0/4] 0 findings · contracts: GET /a',
        '[2/4] 1 finding · load: smoke',
        '[3/4] 1 finding, about 1 s left · load: smoke',
        '[4/4] 1 finding · contracts: GET /c',
        '',
      ].join('\n'),
    );
  });

  it('rewrites one line on a terminal, keeps control characters out and lines said on top', () => {
    const { progress, text } = told(true);
    progress.begin(1, 0);
    progress.started('contracts', 'GET /\u001b[31m', 0);
    progress.say('careful');
    progress.done('contracts', 'GET /\u001b[31m', 0, 1000);
    progress.end();
    expect(text().split('\r\u001b[2K')).toEqual([
      '[0/1] 0 findings · contracts: GET / [31m',
      'careful\n[1/1] 0 findings · contracts: GET / [31m',
      '',
    ]);
  });

  it('writes times for people', () => {
    expect([400, 59_400, 125_000].map(formatSeconds)).toEqual(['0 s', '59 s', '2 min 05 s']);
  });
});
