import { lintOracles } from '../../contracts/lint/index.ts';
import { lintFacts } from '../../contracts/lint/run/lint-facts.ts';
import type { LintFacts, LintOracle, LintProblem } from '../../contracts/lint/types.ts';
import type { ResolvedConfig, Waiver } from '../../core/config/types.ts';
import { fingerprint } from '../../core/findings/fingerprint.ts';
import { severityRank } from '../../core/oracle/severity.ts';
import type { Severity } from '../../core/oracle/types.ts';
import { isSelected } from '../../core/plan/safety.ts';
import type { Description, SourcePosition } from '../../core/spec/types.ts';
import { placesOf } from './places-of.ts';

/** One message of `assay lint`. */
export interface LintMessage {
  readonly rule: string;
  readonly oracle: LintOracle;
  readonly severity: Severity;
  readonly operation?: string;
  readonly place: SourcePosition;
  readonly expected: string;
  readonly observed: string;
  readonly fingerprint: string;
  readonly waiver?: Waiver;
}

/** What `assay lint` found, worst first, then in the order of the document. */
export interface LintResult {
  readonly description: Description;
  readonly operations: number;
  readonly messages: readonly LintMessage[];
  /** Sentences on what could not be judged and on waivers that expired or match nothing. */
  readonly notes: readonly string[];
}

/** 'no-unused-components' of the engine, the oracle's id for our own. */
const ruleOf = ({ id }: LintOracle, { key }: LintProblem): string =>
  ['description-style', 'description-valid', 'examples-valid'].includes(id) ? `${id}/${key.replaceAll(' ', '-')}` : id;

/** A waiver names a finding, an oracle ('description-style') or one rule of it ('description-style/operation-summary'). */
function waives(waiver: Waiver, message: Omit<LintMessage, 'waiver'>): boolean {
  if (waiver.fingerprint !== undefined && waiver.fingerprint !== message.fingerprint) return false;
  if (waiver.oracle !== undefined && ![message.oracle.id, message.rule].includes(waiver.oracle)) return false;
  if (waiver.operation !== undefined && waiver.operation !== message.operation) return false;
  return waiver.fingerprint !== undefined || waiver.oracle !== undefined;
}

function aboutWaivers(waivers: readonly Waiver[], messages: readonly LintMessage[], today: string): string[] {
  const known = new Set(lintOracles.map(({ id }) => id));
  return waivers.flatMap((waiver) => {
    const name = [waiver.fingerprint, waiver.oracle, waiver.operation].filter(Boolean).join(' ');
    const matched = messages.some((message) => waives(waiver, message));
    if (waiver.expires < today && matched)
      return [`the waiver of ${name} expired after ${waiver.expires}; it counts again`];
    // Waivers of other oracles are none of our business here.
    const isLint = waiver.oracle !== undefined && known.has(waiver.oracle.split('/')[0] ?? '');
    return isLint && !matched ? [`the waiver of ${name} matches nothing any more; remove it`] : [];
  });
}

function judged(facts: LintFacts, config: ResolvedConfig): { oracle: LintOracle; problem: LintProblem }[] {
  return lintOracles
    .filter((oracle) => oracle.cannot?.(facts) === undefined)
    .flatMap((oracle) => oracle.lint(facts).map((problem) => ({ oracle, problem })))
    .filter(({ problem }) => {
      const operation = problem.operation === undefined ? undefined : facts.byId.get(problem.operation);
      return operation === undefined || isSelected(operation, config).applies;
    });
}

/**
 * Lints a description. `today` (ISO date) decides which waivers still hold. `include` and `exclude` of the configuration
 * choose operations; what concerns no single operation is always told.
 */
export async function lintDescription(
  description: Description,
  config: ResolvedConfig,
  today: string,
): Promise<LintResult> {
  const facts = await lintFacts(description);
  const found = judged(facts, config);
  const places = await placesOf(
    found.map(({ problem }) => problem),
    description,
    config,
  );
  const valid = config.waivers.filter(({ expires }) => expires >= today);
  const messages = found.map(({ oracle, problem }, index): LintMessage => {
    const { operation, key, expected, observed } = problem;
    const bare = {
      rule: ruleOf(oracle, problem),
      oracle,
      severity: problem.severity ?? oracle.severity,
      ...(operation !== undefined && { operation }),
      place: places[index] ?? { file: description.source, line: 1, column: 1 },
      expected,
      observed,
      fingerprint: fingerprint(oracle.id, operation ?? null, key),
    };
    const waiver = valid.find((one) => waives(one, bare));
    return waiver === undefined ? bare : { ...bare, waiver };
  });
  const { failure } = facts.engine;
  return {
    description,
    operations: facts.operations.length,
    messages: messages.sort(
      (a, b) =>
        severityRank(a.severity) - severityRank(b.severity) ||
        (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0) ||
        a.place.line - b.place.line ||
        a.place.column - b.place.column,
    ),
    notes: [
      ...(failure === undefined
        ? []
        : [
            `the linter engine does not read this description (${failure}); only the rules of assay itself were judged`,
          ]),
      ...aboutWaivers(config.waivers, messages, today),
    ],
  };
}
