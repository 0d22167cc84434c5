import { test } from '@playwright/test';
import type { Finding } from '../findings/types.ts';
import type { Part } from '../oracle/types.ts';
import type { Session } from './session.ts';

/**
 * One Playwright test of one part. What the oracles said travels to the reporter as an attachment, also when the body
 * throws; findings make the test fail, so that Playwright's own exit code and UI agree with the report.
 */
export function assayTest(_part: Part, session: Session, title: string, body: () => Promise<void>): void {
  // Playwright insists on a destructured first argument.
  // biome-ignore lint/correctness/noEmptyPattern: required by the fixture syntax
  test(title, async ({}, info) => {
    try {
      await body();
    } finally {
      const findings = [...session.journal.findings];
      const lines = session.journal.flush().map((event) => JSON.stringify(event));
      await info.attach('assay/events', { body: `${lines.join('\n')}\n`, contentType: 'application/x-ndjson' });
      const open = findings.filter((finding) => finding.state === 'open');
      if (open.length > 0 && info.status !== 'failed') failWith(open);
    }
  });
}

function failWith(findings: readonly Finding[]): never {
  const lines = findings.map(
    (one) => `${one.severity}  ${one.oracle}: ${one.title}\n    expected ${one.expected}\n    observed ${one.observed}`,
  );
  const error = new Error(`${findings.length} finding${findings.length === 1 ? '' : 's'}\n${lines.join('\n')}`);
  error.stack = error.message;
  throw error;
}
