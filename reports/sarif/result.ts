import type { Finding } from '../../core/findings/types.ts';
import { oneLine } from '../model/visible-text.ts';
import { operationName } from '../model/words.ts';
import { LEVELS } from './levels.ts';
import { messageText } from './message-text.ts';
import { ruleId } from './rules.ts';
import type { SarifLocation, SarifResult, SarifSuppression } from './types.ts';

/** Lines of a witness that are told. */
const WITNESS_LINES = 10;

function messageOf(finding: Finding): string {
  const { title, operation, places = [], expected, observed, witness, replay } = finding;
  const name = operationName(operation);
  const headline = title.includes(name) ? title : `${name}: ${title}`;
  const more = witness.length - WITNESS_LINES;
  return [
    messageText(oneLine(headline, 500), 600),
    `Expected: ${messageText(expected, 1000)}`,
    `Observed: ${messageText(observed, 1000)}`,
    ...(places.length > 1 ? [`Seen at: ${messageText(places.join(', '), 1000)}`] : []),
    ...(witness.length === 0 ? [] : ['Witness:']),
    ...witness.slice(0, WITNESS_LINES).map((line, at) => `${at + 1}. ${messageText(line, 300)}`),
    ...(more > 0 ? [`… and ${more} more`] : []),
    `Replay: ${messageText(replay, 300)}`,
  ].join('\n');
}

/** An expired waiver leaves its finding open and suppresses nothing. */
function suppressionsOf({ state, waiver }: Finding): readonly SarifSuppression[] {
  if (state !== 'waived') return [];
  const justification =
    waiver === undefined
      ? 'Waived.'
      : `${waiver.reason} (owner: ${waiver.owner}; expires: ${waiver.expires}${waiver.ticket === undefined ? '' : `; ticket: ${waiver.ticket}`})`;
  return [{ kind: 'external', status: 'accepted', justification: oneLine(justification, 1000) }];
}

/**
 * A finding as a SARIF result of the rule at `ruleIndex`. `suppressions` is always there, since all results of a run
 * must have it or none (clause 3.27.23). Code scanning knows results again by `primaryLocationLineHash` alone; given
 * here, two kinds of failure of one oracle at one operation stay two alerts, and moved lines make no new one.
 */
export function resultOf(finding: Finding, location: SarifLocation, ruleIndex: number): SarifResult {
  const fingerprint = oneLine(finding.fingerprint, 100);
  return {
    ruleId: ruleId(finding.oracle),
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: messageOf(finding) },
    locations: [location],
    partialFingerprints: { 'assay/v1': fingerprint, primaryLocationLineHash: `${fingerprint}:1` },
    suppressions: suppressionsOf(finding),
    occurrenceCount: Math.max(1, Math.trunc(finding.occurrences)),
    properties: { severity: finding.severity, confidence: finding.confidence, area: finding.area },
  };
}
