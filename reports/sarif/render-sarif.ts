import type { RunRecord } from '../../core/record/types.ts';
import { buildModel } from '../model/build-model.ts';
import type { ReportModel } from '../model/types.ts';
import { oneLine } from '../model/visible-text.ts';
import { counted, whole } from '../model/words.ts';
import { invocationOf } from './invocation.ts';
import { locationOf, repositoryUri } from './location.ts';
import { resultOf } from './result.ts';
import { ruleId, rulesOf } from './rules.ts';
import type { SarifLog, SarifNotification, SarifResult } from './types.ts';

/** Results code scanning shows of a run. */
export const MAX_RESULTS = 5000;

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The file's text, or one sentence why there is no file. */
export type SarifOutput = { readonly text: string } | { readonly leftOut: string };

/**
 * SARIF 2.1.0 (OASIS, errata 01): one run, findings at their lines of the description, worst first. Null when a
 * finding could not be given a file inside `root` (absolute path of the repository), or when nothing was found by a
 * run that decided nothing: read as 'all is fixed' it would close alerts untested.
 */
export function renderSarif(record: RunRecord, { root }: { readonly root: string }): string | null {
  const output = sarifOfModel(buildModel(record), root);
  return 'text' in output ? output.text : null;
}

/** The same from a model that is already built, with the reason when there is no file. */
export function sarifOfModel(model: ReportModel, root: string): SarifOutput {
  const { record, findings } = model;
  const source = record.target.spec?.source;
  const description = source === undefined ? null : repositoryUri(source, root);
  const decided = record.complete && record.verdict !== 'INCONCLUSIVE' && record.verdict !== 'ERROR';
  if (findings.length === 0 && description === null) return { leftOut: why(source) };
  if (findings.length === 0 && !decided) {
    return { leftOut: 'results.sarif was left out: nothing was found, but the run decided nothing either.' };
  }

  const told = findings.slice(0, MAX_RESULTS);
  const rules = rulesOf(told, model.oracles);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const results: SarifResult[] = [];
  let inexact = 0;
  for (const finding of told) {
    const place = locationOf(finding, description, root);
    if (place === null) return { leftOut: why(source) };
    if (!place.exact) inexact += 1;
    results.push(resultOf(finding, place.location, indexes.get(ruleId(finding.oracle)) ?? 0));
  }
  const { assay } = record.engineVersions;
  const log: SarifLog = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'assay', ...(assay === undefined ? {} : { version: assay }), rules } },
        invocations: [invocationOf(model, notificationsOf(findings.length, inexact))],
        columnKind: 'utf16CodeUnits',
        results,
        properties: { runId: record.runId, verdict: record.verdict },
      },
    ],
  };
  return { text: `${JSON.stringify(log, null, 1)}\n` };
}

function why(source: string | undefined): string {
  const place =
    source === undefined ? 'no description was read' : `the description (${oneLine(source, 300)}) is not a file of it`;
  return `results.sarif was left out: code scanning wants a file of the repository for each finding, and ${place}.`;
}

function notificationsOf(findings: number, inexact: number): readonly SarifNotification[] {
  const cut = `Only the ${whole(MAX_RESULTS)} gravest of ${whole(findings)} findings are here; run.json has all.`;
  const vague = `${counted(inexact, 'finding')} without a line of the description stand at its first line.`;
  return [
    ...(findings > MAX_RESULTS ? [{ level: 'warning' as const, message: { text: cut } }] : []),
    ...(inexact > 0 ? [{ level: 'note' as const, message: { text: vague } }] : []),
  ];
}
