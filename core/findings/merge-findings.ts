import type { RecordedExchange } from '../exchange/types.ts';
import { severityRank, worse } from '../oracle/severity.ts';
import type { Confidence, Severity } from '../oracle/types.ts';
import { compareText, distinct, groupBy } from './group.ts';
import type { Finding } from './types.ts';

export const MAXIMUM_SAMPLES = 3;
const SUREST_FIRST: readonly Confidence[] = ['certain', 'firm', 'tentative'];

/**
 * The smallest witness first: fewest lines, then shortest text. Asks only for what merging leaves as it is (not for
 * samples, counts or severity), so that findings merged in two steps come out as in one.
 */
function bySize(a: Finding, b: Finding): number {
  const length = ({ witness, observed }: Finding): number => witness.join('\n').length + observed.length;
  return (
    a.witness.length - b.witness.length ||
    length(a) - length(b) ||
    compareText(JSON.stringify([a.witness, a.observed]), JSON.stringify([b.witness, b.observed])) ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

/** The smallest witness's exchanges at the end, room before them filled with other samples. */
function samples(sorted: readonly Finding[]): RecordedExchange[] {
  const [best, ...others] = sorted;
  const own = best?.exchanges.slice(-MAXIMUM_SAMPLES) ?? [];
  const seen = new Set(own.map(({ id }) => id));
  const extra: RecordedExchange[] = [];
  // A story of several exchanges stands alone: foreign ones before it would be read as part of it.
  if (own.length > 1) return own;
  for (const exchange of others.flatMap(({ exchanges }) => exchanges.slice(-1))) {
    if (own.length + extra.length >= MAXIMUM_SAMPLES) break;
    if (!seen.has(exchange.id)) extra.push(exchange);
    seen.add(exchange.id);
  }
  return [...extra, ...own];
}

/** Profiles of strictness are applied after merging, to what the oracles said. */
const saidBy = ({ severity, saidSeverity }: Finding): Severity => saidSeverity ?? severity;

function mergeGroup(group: readonly Finding[]): Finding {
  const sorted = group.toSorted(bySize);
  const [best] = sorted;
  if (best === undefined) throw new RangeError('an empty group has no finding');
  if (group.length === 1) return best;
  const surest = SUREST_FIRST.find((confidence) => group.some((finding) => finding.confidence === confidence));
  // Waivers are applied again after merging; until then one open repeat keeps the finding open.
  const waived = group.every(({ state }) => state === 'waived');
  const { waiver, saidSeverity: _said, ...rest } = best;
  const places = distinct(group.flatMap((finding) => finding.places ?? []));
  return {
    ...rest,
    ...(places.length > 0 ? { places } : {}),
    severity: group.map(saidBy).reduce(worse),
    confidence: surest ?? best.confidence,
    state: waived ? 'waived' : 'open',
    exchanges: samples(sorted),
    occurrences: group.reduce((sum, { occurrences }) => sum + occurrences, 0),
    ...(waived && waiver !== undefined ? { waiver } : {}),
  };
}

/**
 * One finding for each fingerprint: occurrences add up, the smallest witness is kept, at most three samples. The
 * result does not depend on the order of the input; worst severity comes first.
 */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  return bySeverity([...groupBy(findings, ({ fingerprint }) => fingerprint).values()].map(mergeGroup));
}

/** Worst severity first, and otherwise always in the same order. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      severityRank(a.severity) - severityRank(b.severity) ||
      compareText(a.area, b.area) ||
      compareText(a.oracle, b.oracle) ||
      compareText(a.fingerprint, b.fingerprint),
  );
}
