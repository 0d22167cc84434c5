import { describe, expect, it } from 'vitest';
import { AssayError, formatError } from '../../core/errors/assay-error.ts';
import { ERROR_CODES, type ErrorCode } from '../../core/errors/codes.ts';

describe('errors', () => {
  it('have five parts in a fixed order', () => {
    const error = new AssayError('CONFIG_INVALID', {
      what: 'it is wrong',
      where: 'file: field',
      observed: '1',
      expected: '2',
      reasons: ['a', 'b'],
      next: 'do this',
    });
    expect(formatError(error)).toBe(
      [
        'CONFIG_INVALID: it is wrong',
        '  where     file: field',
        '  observed  1',
        '  expected  2',
        '  likely reasons',
        '    1. a',
        '    2. b',
        '  next      do this',
      ].join('\n'),
    );
  });

  it('leave out the parts that are not there', () => {
    expect(formatError(new AssayError('INTERNAL', { what: 'odd', reasons: [] }))).toBe('INTERNAL: odd');
  });

  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s has its documented exit code and a meaning', (code) => {
    expect(new AssayError(code, { what: 'x' }).exitCode).toBe(ERROR_CODES[code].exitCode);
    expect([2, 3, 4]).toContain(ERROR_CODES[code].exitCode);
    expect(ERROR_CODES[code].meaning).not.toBe('');
  });
});
