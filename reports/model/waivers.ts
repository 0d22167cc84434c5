import type { Finding } from '../../core/findings/types.ts';
import type { RunRecord } from '../../core/record/types.ts';
import { compareText } from './risk-map.ts';
import type { WaiverGroup } from './types.ts';

const DAY = 86_400_000;

function statusOf(finding: Finding, expires: string, startedAt: string): WaiverGroup['status'] {
  if (finding.state === 'open') return 'expired';
  const left = Date.parse(expires) - Date.parse(startedAt);
  return left < 14 * DAY ? 'expiring' : 'active';
}

/**
 * Waivers that met a finding, first to expire first. An open finding that carries a waiver means that it has
 * expired: the finding counts again. Judged at the time of the run, so that a remade report says the same.
 */
export function waiversOf(record: RunRecord): readonly WaiverGroup[] {
  const groups = new Map<string, { waiver: NonNullable<Finding['waiver']>; findings: Finding[] }>();
  for (const finding of record.findings) {
    const { waiver } = finding;
    if (waiver === undefined) continue;
    const key = JSON.stringify([finding.state, waiver.reason, waiver.owner, waiver.expires, waiver.ticket]);
    const group = groups.get(key) ?? { waiver, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()]
    .flatMap(({ waiver, findings }) => {
      const [first] = findings;
      if (first === undefined) return [];
      return [{ ...waiver, findings, status: statusOf(first, waiver.expires, record.startedAt) }];
    })
    .sort((a, b) => compareText(a.expires, b.expires));
}
