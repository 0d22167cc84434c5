import { isDeepStrictEqual } from 'node:util';
import type { Violation } from '../../core/oracle/types.ts';
import type { ReplacementLaw } from '../law.ts';
import { inconclusive, notTested } from '../lists/judging.ts';
import { canBeReplaced, isReplace } from '../replacement/judging.ts';
import type { ReplacementEvidence } from '../replacement/types.ts';

export const oracle: ReplacementLaw = {
  id: 'put-replaces-whole',
  part: 'properties',
  kind: 'law',
  subject: 'replacement',
  severity: 'medium',
  criterion: 'method-idempotent',
  holds: 'PUT replaces the whole item',
  broken: 'PUT keeps values that were left out',
  asserts: 'After a PUT without an optional value, the item does not show the value that an earlier PUT had set.',
  why: 'A client that sends the whole new state cannot clear anything: old addresses, discounts and rights stay.',
  source: [{ standard: 'RFC 9110', clause: '9.3.4 PUT', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.4' }],
  remedy:
    'Set what the body leaves out to its default, or offer PATCH for partial updates and require all values in PUT.',
  considers: isReplace,
  appliesTo: canBeReplaced,
  verify(evidence) {
    const { full, little } = evidence;
    if (little.status < 200 || little.status > 299)
      return notTested(`a PUT with required values only was answered ${little.status || 'nothing'}`);
    if (full.readStatus !== 200 || little.readStatus !== 200)
      return inconclusive('the item could not be read after a PUT');
    const cleared = omitted(evidence);
    if (cleared.length === 0)
      return notTested('no optional value could be set that differs from what the service takes for a left-out one');
    const kept = cleared.filter((name) => isDeepStrictEqual(little.item?.[name], full.item?.[name]));
    if (kept.length === 0) return { outcome: 'pass', evidence: cleared.length };
    return { outcome: 'fail', evidence: cleared.length, violations: kept.map((name) => violation(name, evidence)) };
  },
};

/** Optional values that the full PUT visibly set to something the service does not use by itself. */
function omitted({ full, little, bare, resource }: ReplacementEvidence): string[] {
  return Object.keys(full.sent).filter((name) => {
    const shown = full.item?.[name];
    const wasSet = shown !== undefined && isDeepStrictEqual(shown, full.sent[name]);
    return (
      !(name in little.sent) &&
      wasSet &&
      !isDeepStrictEqual(bare[name], shown) &&
      !resource.volatileFields.includes(name)
    );
  });
}

function violation(name: string, { full, little, operation }: ReplacementEvidence): Violation {
  const value = JSON.stringify(full.item?.[name]);
  return {
    key: `kept ${name}`,
    expected: `${name} as for an item made without it`,
    observed: `${name} is still ${value}`,
    witness: [
      `${operation.id} with ${name} ${value} -> ${full.status}`,
      `${operation.id} without ${name} -> ${little.status}`,
      `GET -> ${name} ${value}`,
    ],
    exchanges: [full.exchange, little.exchange, little.readExchange],
    confidence: 'firm',
  };
}
