import { openMessages } from './count-severities.ts';
import type { LintResult } from './lint-description.ts';

/** The result for programs, as JSON. `schemaVersion` counts up when a field changes its meaning. */
export function lintJson(result: LintResult, failOn: string, failing: number): string {
  const { description, operations, messages, notes } = result;
  const { source, title, version, openapi, sha256 } = description;
  const open = openMessages(result);
  return JSON.stringify(
    {
      schemaVersion: '1.0',
      description: { source, title, version, openapi, sha256, operations },
      failOn,
      failing,
      open: open.length,
      waived: messages.length - open.length,
      notes,
      messages: messages.map(({ oracle, waiver, place, ...message }) => ({
        ...message,
        oracle: oracle.id,
        criterion: oracle.criterion,
        title: oracle.broken,
        ...place,
        why: oracle.why,
        remedy: oracle.remedy,
        source: oracle.source,
        ...(waiver && { waiver: { reason: waiver.reason, owner: waiver.owner, expires: waiver.expires } }),
      })),
    },
    null,
    1,
  );
}
