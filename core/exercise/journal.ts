import { recordExchange } from '../exchange/recorded.ts';
import type { Redactor } from '../exchange/redact.ts';
import type { Exchange, RecordedExchange } from '../exchange/types.ts';
import { createFindings } from '../findings/create-findings.ts';
import type { Finding } from '../findings/types.ts';
import type { Operation } from '../operations/types.ts';
import type { OracleDeclaration, Verdict } from '../oracle/types.ts';
import type { PlanEntry } from '../plan/types.ts';
import type { OperationCoverage, RunEvent } from '../record/types.ts';
import type { CoverageCounter, Tally } from './coverage.ts';
import { replayLine } from './replay-line.ts';
import type { SessionFacts } from './session.ts';

/** Exchanges kept for evidence; older ones are let go unless a finding took them. */
const KEPT_EXCHANGES = 4_000;

export interface JournalParts {
  readonly facts: SessionFacts;
  readonly redactor: Redactor;
  readonly coverage: CoverageCounter;
  readonly seed: number;
}

/** Collects what the oracles say during one test and turns it into run events. */
export class Journal {
  readonly #parts: JournalParts;
  readonly #exchanges = new Map<string, Exchange>();
  readonly #recorded = new Map<string, RecordedExchange>();
  #findings = createFindings();
  readonly #planned = new Map<string, OracleDeclaration>();
  #events: RunEvent[] = [];
  #watcher: ((exchange: Exchange) => void) | undefined;

  constructor(parts: JournalParts) {
    this.#parts = parts;
  }

  /** Lets one gatherer see every exchange as it is kept. */
  watch(watcher: ((exchange: Exchange) => void) | undefined): void {
    this.#watcher = watcher;
  }

  keep(exchange: Exchange): void {
    this.#watcher?.(exchange);
    this.#exchanges.set(exchange.id, exchange);
    if (this.#exchanges.size <= KEPT_EXCHANGES) return;
    const [oldest] = this.#exchanges.keys();
    if (oldest !== undefined) this.#exchanges.delete(oldest);
  }

  /** An exchange as it is kept in the record; undefined when it was let go. */
  recorded(id: string): RecordedExchange | undefined {
    const exchange = this.#exchanges.get(id);
    return exchange ? recordExchange(exchange, this.#parts.redactor) : this.#recorded.get(id);
  }

  /** Takes over exchanges of earlier tests, so that a finding can show them. */
  adopt(exchanges: readonly RecordedExchange[]): void {
    for (const one of exchanges) this.#recorded.set(one.id, one);
  }

  /** What an oracle says about an operation; `requests` are those sent for it. */
  judge(oracle: OracleDeclaration, operation: Operation | undefined, verdict: Verdict, requests?: number): void {
    const { facts, seed } = this.#parts;
    const decisive = verdict.outcome === 'fail' ? verdict.violations.flatMap((one) => one.exchanges) : [];
    const samples = [...new Set(decisive)].flatMap((id) => this.recorded(id) ?? []);
    const position = operation && facts.description.positions[operation.pointer];
    this.#findings.add({
      declaration: oracle,
      ...(operation && {
        operation: { id: operation.id, method: operation.method, path: operation.path },
        module: operation.module,
      }),
      verdict,
      ...(requests !== undefined && { requests }),
      exchanges: samples,
      replay: replayLine(facts, seed, oracle.part, operation),
      ...(position && { specLine: { file: position.file, line: position.line } }),
    });
  }

  /** Takes over what the plan already decided. */
  planned(oracle: OracleDeclaration, entry: PlanEntry): void {
    this.#planned.set(oracle.id, oracle);
    this.#events.push({
      type: 'outcome',
      outcome: {
        oracle: oracle.id,
        area: oracle.part,
        criterion: oracle.criterion,
        ...(entry.operation !== undefined && { operation: entry.operation }),
        module: entry.module,
        outcome: entry.outcome ?? 'not-tested',
        reason: entry.reason ?? 'not planned',
        evidence: 0,
      },
    });
  }

  say(event: RunEvent): void {
    this.#events.push(event);
  }

  /** Findings of this test so far. */
  get findings(): readonly Finding[] {
    return this.#findings.findings();
  }

  /** Everything since the last flush, as run events, and starts anew. */
  flush(): RunEvent[] {
    const { tallies, purposes } = this.#parts.coverage.flush();
    const events: RunEvent[] = [
      { type: 'oracles', oracles: [...this.#planned.values(), ...this.#findings.oracles()] },
      ...this.#events,
      ...this.#findings.outcomes().map((outcome): RunEvent => ({ type: 'outcome', outcome })),
      ...this.#findings.findings().map((finding): RunEvent => ({ type: 'finding', finding })),
      ...[...tallies].flatMap(([id, tally]): RunEvent[] => {
        const operation = this.#parts.facts.byId.get(id);
        return operation ? [{ type: 'coverage', coverage: coverageOf(operation, tally) }] : [];
      }),
      ...[...purposes].map(([purpose, count]): RunEvent => ({ type: 'exchanges', purpose, count })),
    ];
    this.#events = [];
    this.#findings = createFindings();
    this.#planned.clear();
    this.#exchanges.clear();
    this.#recorded.clear();
    return events;
  }
}

function coverageOf(operation: Operation, tally: Tally): OperationCoverage {
  const documented = operation.responses.map((response) => response.status).filter((status) => /^\d{3}$/.test(status));
  return {
    operation: operation.id,
    method: operation.method,
    path: operation.path,
    module: operation.module,
    secured: operation.security.length > 0 && operation.security.every((alternative) => alternative.length > 0),
    requests: tally.requests,
    statuses: tally.statuses,
    succeeded: tally.succeeded,
    unseen: documented.filter((status) => !(status in tally.statuses)),
    ...(tally.reason !== undefined && { reason: tally.reason }),
  };
}
