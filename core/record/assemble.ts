import type { GateSettings } from '../config/types.ts';
import type { CleanupResult, Purpose } from '../exchange/types.ts';
import { compareText, distinct } from '../findings/group.ts';
import { bySeverity, mergeFindings } from '../findings/merge-findings.ts';
import { mergeOutcomes } from '../findings/merge-outcomes.ts';
import { applyStrictness } from '../findings/strictness.ts';
import type { Finding, Outcome, RunWarning } from '../findings/types.ts';
import { applyWaivers } from '../findings/waivers.ts';
import { judge } from '../gate/judge.ts';
import type { LoadResult, OperationCoverage } from '../gate/types.ts';
import type { OracleDeclaration, Part } from '../oracle/types.ts';
import { addCounts, mergeCoverage } from './merge-coverage.ts';
import type { RunHeader, RunRecord } from './types.ts';

/** Everything a record is made of, repeats not yet merged. Order is of no importance anywhere. */
export interface Pieces {
  readonly header: RunHeader;
  readonly complete: boolean;
  readonly error?: string;
  readonly durationMs: number;
  readonly outcomes: readonly Outcome[];
  readonly findings: readonly Finding[];
  readonly coverage: readonly OperationCoverage[];
  readonly exchanges: readonly Readonly<Partial<Record<Purpose, number>>>[];
  readonly cases: number;
  /** Time of the cases, for runs that never said how long the part took. */
  readonly casesMs: number;
  readonly load: readonly LoadResult[];
  readonly cleanups: readonly CleanupResult[];
  readonly warnings: readonly RunWarning[];
  readonly oracles: readonly OracleDeclaration[];
  readonly inferences: RunRecord['inferences'];
  readonly timings: readonly Readonly<Partial<Record<Part, number>>>[];
  /** Idle with a request in flight. */
  readonly waits: readonly Readonly<Partial<Record<Part, number>>>[];
}

const DEFAULT_GATE: GateSettings = { failOn: 'high', minimumSuccess: 0.5 };
/** Warnings that judging itself makes; taken out before it judges again. */
const JUDGING_CODES = ['waiver-expired', 'waiver-unused'];

/** Of all time of the part, in all shards, what was not idle waiting; undefined where nobody measured it. */
function ownShare({ timings, waits }: Pieces, part: Part): number | undefined {
  const waited = waits.flatMap((one) => one[part] ?? []);
  const took = timings.reduce((sum, timing) => sum + (timing[part] ?? 0), 0);
  if (waited.length === 0 || took <= 0) return undefined;
  const idle = waited.reduce((sum, ms) => sum + ms, 0);
  return Math.round(Math.min(1, Math.max(0, 1 - idle / took)) * 1e3) / 1e3;
}

function longest(timings: Pieces['timings']): Partial<Record<Part, number>> {
  const parts = (['contracts', 'properties', 'scenarios', 'load'] as const).flatMap((part) => {
    const times = timings.flatMap((timing) => timing[part] ?? []);
    return times.length === 0 ? [] : [[part, Math.max(...times)] as const];
  });
  return Object.fromEntries(parts);
}

function addCleanups(cleanups: readonly CleanupResult[]): CleanupResult {
  return {
    created: cleanups.reduce((sum, { created }) => sum + created, 0),
    deleted: cleanups.reduce((sum, { deleted }) => sum + deleted, 0),
    left: cleanups.flatMap(({ left }) => left).sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b))),
  };
}

/** What the record says of an oracle; parts keep things of their own beside it. */
function declared(oracle: OracleDeclaration): OracleDeclaration {
  const { id, part, kind, severity, criterion, holds, broken, asserts, why, source, remedy } = oracle;
  return { id, part, kind, severity, criterion, holds, broken, asserts, why, source, remedy };
}

function uniqueOracles(oracles: readonly OracleDeclaration[], outcomes: readonly Outcome[]): OracleDeclaration[] {
  const used = new Set(outcomes.map(({ oracle }) => oracle));
  const byId = new Map(distinct(oracles.map(declared)).map((oracle) => [oracle.id, oracle]));
  return [...byId.values()].filter(({ id }) => used.has(id)).sort((a, b) => compareText(a.id, b.id));
}

/**
 * Merges repeats, applies the waivers and judges. Pure: 'today' is the day the run began, so that a record judged
 * again comes out the same.
 */
export function assembleRecord(pieces: Pieces): RunRecord {
  const { header, complete, error, cases } = pieces;
  const { complete: _complete, durationMs: _duration, oracles, ...identity } = header;
  const byOperation = mergeCoverage(pieces.coverage);
  const timing = longest(pieces.timings);
  const contractsMs = timing.contracts ?? pieces.casesMs;
  const byPurpose = addCounts(pieces.exchanges);
  const share = ownShare(pieces, 'contracts');
  const waiting = addCounts(pieces.waits);
  const today = header.startedAt.slice(0, 10);
  const strictness = header.settings.strictness ?? 'default';
  const waived = applyWaivers(
    bySeverity(applyStrictness(mergeFindings(pieces.findings), [...oracles, ...pieces.oracles], strictness)),
    mergeOutcomes(pieces.outcomes),
    header.settings.waivers ?? [],
    today,
  );
  const own = pieces.warnings.filter(({ code }) => !JUDGING_CODES.includes(code));
  const warnings = distinct([...own, ...waived.warnings]);
  const cleanup = addCleanups(pieces.cleanups);
  const load = distinct(pieces.load);
  const judgement = judge({
    gate: header.settings.gate ?? DEFAULT_GATE,
    strictness,
    only: header.settings.only,
    writes: header.settings.writes,
    load: header.settings.load,
    complete,
    ...(error === undefined ? {} : { error }),
    coverage: byOperation,
    outcomes: waived.outcomes,
    findings: waived.findings,
    loads: load,
    cleanup,
    warnings,
    expired: waived.expired,
  });
  return {
    ...identity,
    ...judgement,
    complete,
    ...(error === undefined ? {} : { error }),
    durationMs: pieces.durationMs,
    coverage: {
      operations: {
        total: byOperation.length,
        exercised: byOperation.filter(({ requests }) => requests > 0).length,
        succeeded: byOperation.filter(({ succeeded }) => succeeded).length,
      },
      exchanges: Object.values(byPurpose).reduce((sum, number) => sum + number, 0),
      exchangesByPurpose: byPurpose,
      cases,
      casesPerSecond: contractsMs > 0 ? Math.round((cases / contractsMs) * 1e6) / 1e3 : 0,
      ...(share === undefined ? {} : { ownShare: share }),
      byOperation,
    },
    outcomes: waived.outcomes,
    findings: waived.findings,
    load,
    cleanup,
    warnings,
    oracles: uniqueOracles([...oracles, ...pieces.oracles], waived.outcomes),
    inferences: distinct(pieces.inferences),
    timing,
    ...(pieces.waits.length === 0 ? {} : { waiting }),
  };
}
