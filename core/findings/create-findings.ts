import { type CurlLine, curlFor } from '../exchange/curl.ts';
import type { RecordedExchange } from '../exchange/types.ts';
import type { Operation } from '../operations/types.ts';
import { severityRank } from '../oracle/severity.ts';
import type { OracleDeclaration, Verdict, Violation } from '../oracle/types.ts';
import { fingerprint } from './fingerprint.ts';
import { MAXIMUM_SAMPLES, mergeFindings } from './merge-findings.ts';
import { mergeOutcomes } from './merge-outcomes.ts';
import type { Finding, Outcome } from './types.ts';

/** A command line, or how to make one for the decisive exchange of a violation. */
type Curl = string | ((decisive: RecordedExchange) => string | CurlLine);

/** One verdict of one oracle with what is needed to reproduce it. */
export interface Judged {
  readonly declaration: OracleDeclaration;
  /** Absent when the oracle judged the whole target. */
  readonly operation?: Pick<Operation, 'id' | 'method' | 'path'> & { readonly module?: string };
  /** Where the operation does not say it itself. */
  readonly module?: string;
  readonly verdict: Verdict;
  /** Redacted; a violation's own are picked by id, all when it names none of them. */
  readonly exchanges?: readonly RecordedExchange[];
  /** `curlFor` of the violation's decisive exchange when absent. */
  readonly curl?: Curl;
  readonly curlNote?: string;
  readonly replay?: string | ((violation: Violation) => string);
  readonly specLine?: { readonly file: string; readonly line: number };
  /** Requests sent for it. */
  readonly requests?: number;
}

export interface Findings {
  /** Takes a verdict; returns what it came to by itself, before repeats are merged. */
  add(judged: Judged): { readonly outcome: Outcome; readonly findings: readonly Finding[] };
  /** One for each oracle and operation so far. */
  outcomes(): Outcome[];
  /** One for each fingerprint so far. */
  findings(): Finding[];
  /** Declarations of the oracles so far. */
  oracles(): OracleDeclaration[];
}

function outcomeOf({ declaration, operation, module, verdict, requests }: Judged): Outcome {
  const area = operation?.module ?? module;
  const base = {
    oracle: declaration.id,
    area: declaration.part,
    criterion: declaration.criterion,
    ...(operation === undefined ? {} : { operation: operation.id }),
    ...(area === undefined ? {} : { module: area }),
    ...(requests === undefined ? {} : { requests }),
  };
  switch (verdict.outcome) {
    case 'pass':
      // Without an exchange that could have failed nothing was shown.
      if (verdict.evidence < 1) {
        return { ...base, outcome: 'not-tested', reason: 'nothing was seen that could have failed', evidence: 0 };
      }
      return {
        ...base,
        outcome: 'pass',
        evidence: verdict.evidence,
        ...(verdict.note === undefined ? {} : { reason: verdict.note }),
      };
    case 'fail':
      if (verdict.violations.length === 0) {
        return { ...base, outcome: 'errored', reason: 'the oracle failed without naming a violation', evidence: 0 };
      }
      return { ...base, outcome: 'fail', evidence: Math.max(1, verdict.evidence) };
    default:
      return { ...base, outcome: verdict.outcome, reason: verdict.reason, evidence: 0 };
  }
}

function curlOf({ curl = curlFor, curlNote }: Judged, decisive: RecordedExchange | undefined): CurlLine {
  const made = typeof curl === 'string' ? curl : decisive === undefined ? '' : curl(decisive);
  const line = typeof made === 'string' ? { curl: made } : made;
  return curlNote === undefined ? line : { ...line, note: curlNote };
}

function findingOf(judged: Judged, violation: Violation): Finding {
  const { declaration, operation, exchanges = [], specLine } = judged;
  const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  const named = violation.exchanges.flatMap((id) => byId.get(id) ?? []);
  const milder =
    violation.severity !== undefined && severityRank(violation.severity) > severityRank(declaration.severity);
  const samples = (named.length > 0 ? named : exchanges).slice(-MAXIMUM_SAMPLES);
  const { curl, note } = curlOf(judged, samples.at(-1));
  const replay = typeof judged.replay === 'function' ? judged.replay(violation) : judged.replay;
  return {
    fingerprint: fingerprint(declaration.id, violation.everywhere ? null : (operation?.id ?? null), violation.key),
    oracle: declaration.id,
    area: declaration.part,
    criterion: declaration.criterion,
    severity: milder && violation.severity !== undefined ? violation.severity : declaration.severity,
    state: 'open',
    title: declaration.broken,
    operation:
      operation === undefined
        ? null
        : { method: operation.method, path: operation.path, module: operation.module ?? judged.module ?? '' },
    ...(violation.everywhere && operation ? { places: [operation.id] } : {}),
    expected: violation.expected,
    observed: violation.observed,
    witness: violation.witness,
    exchanges: samples,
    curl,
    ...(note === undefined ? {} : { curlNote: note }),
    replay: replay ?? '',
    occurrences: 1,
    asserts: declaration.asserts,
    why: declaration.why,
    source: declaration.source,
    remedy: declaration.remedy,
    confidence: violation.confidence,
    ...(specLine === undefined ? {} : { specLine }),
  };
}

/** Collects verdicts; repeats of one way of failing become one finding, several verdicts on one operation one outcome. */
export function createFindings(): Findings {
  let outcomes: Outcome[] = [];
  let findings: Finding[] = [];
  const oracles = new Map<string, OracleDeclaration>();
  return {
    add(judged) {
      const outcome = outcomeOf(judged);
      const own =
        judged.verdict.outcome === 'fail'
          ? judged.verdict.violations.map((violation) => findingOf(judged, violation))
          : [];
      outcomes.push(outcome);
      findings.push(...own);
      oracles.set(judged.declaration.id, judged.declaration);
      return { outcome, findings: own };
    },
    outcomes() {
      outcomes = mergeOutcomes(outcomes);
      return [...outcomes];
    },
    findings() {
      findings = mergeFindings(findings);
      return [...findings];
    },
    oracles: () => [...oracles.values()],
  };
}
