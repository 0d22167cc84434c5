import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeEvents } from '../../core/record/events.ts';
import { eventsOf, firstLine, inconclusiveWarning } from '../../core/record/test-events.ts';
import { goodRun } from './samples.ts';

describe('eventsOf', () => {
  it('reads attachments from a body and from a file, and no others', () => {
    const dir = mkdtempSync(join(tmpdir(), 'assay-attachment-'));
    try {
      const path = join(dir, 'events');
      writeFileSync(path, encodeEvents(goodRun.slice(3)));
      const body = Buffer.from(encodeEvents(goodRun.slice(0, 3)));
      const contentType = 'application/x-ndjson';
      const attachments = [
        { name: 'assay/events', contentType, body },
        { name: 'trace', contentType, path: join(dir, 'missing') },
        { name: 'assay/events', contentType, path },
      ];
      expect(eventsOf({ attachments })).toEqual(goodRun);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

describe('errors', () => {
  it('are told by their first line, without colours', () => {
    expect(firstLine('\n\u001b[31mTypeError\u001b[39m: no\n  at x')).toBe('TypeError: no');
    expect(firstLine(undefined)).toBe('no message');
  });

  it('that speak of the target become warnings, all others do not', () => {
    const text = 'Error: TARGET_UNREACHABLE: The target does not answer.\n  where     http://a';
    expect(inconclusiveWarning(text)).toEqual({
      code: 'TARGET_UNREACHABLE',
      message: 'The target does not answer: http://a',
    });
    for (const other of ['CONFIG_INVALID: x', 'NO_SUCH_CODE: x', 'TypeError: x', '']) {
      expect(inconclusiveWarning(other)).toBeUndefined();
    }
  });
});
