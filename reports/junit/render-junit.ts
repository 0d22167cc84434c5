import type { RunRecord } from '../../core/record/types.ts';
import { h, type Markup, trusted } from '../html/markup.ts';
import { buildModel } from '../model/build-model.ts';
import { PARTS } from '../model/matrix.ts';
import type { ReportModel } from '../model/types.ts';
import { outcomeCases } from './outcome-cases.ts';
import type { TestCase } from './test-case.ts';
import { uniqueNames } from './test-case.ts';
import { verdictCases } from './verdict-cases.ts';

function attribute(text: string): Markup {
  return trusted(h`${text}`.toString().replaceAll('\n', '&#10;').replaceAll('\t', '&#9;'));
}

function caseMarkup({ classname, name, result }: TestCase): Markup {
  const head = h`<testcase classname="${attribute(classname)}" name="${attribute(name)}"`;
  switch (result.kind) {
    case 'passed':
      return result.output === undefined
        ? h`${head}/>\n`
        : h`${head}><system-out>${result.output}</system-out></testcase>\n`;
    case 'skipped':
      return h`${head}><skipped message="${attribute(result.message)}"/></testcase>\n`;
    case 'failure':
      return h`${head}><failure type="${attribute(result.type)}" message="${attribute(result.message)}">${result.text}</failure></testcase>\n`;
    case 'error':
      return h`${head}><error type="${attribute(result.type)}" message="${attribute(result.message)}">${result.text}</error></testcase>\n`;
  }
}

interface Suite {
  readonly name: string;
  readonly seconds: number;
  readonly cases: readonly TestCase[];
}

function countsOf(cases: readonly TestCase[]): Markup {
  const of = (kind: TestCase['result']['kind']) => cases.filter(({ result }) => result.kind === kind).length;
  return h`tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`;
}

/**
 * JUnit XML: suites by part, a suite for the gate. Only findings that break the gate and broken gate rules are
 * failures; inconclusive and errored ones are errors; what does not apply, was waived or not tested is skipped.
 */
export function renderJunit(record: RunRecord): string {
  return junitOfModel(buildModel(record));
}

/** The same from a model that is already built. */
export function junitOfModel(model: ReportModel): string {
  const { record, findings, failOn, outcomes } = model;
  const suites: readonly Suite[] = [
    { name: 'verdict', seconds: 0, cases: uniqueNames(verdictCases(model)) },
    ...PARTS.map((part) => ({
      name: part,
      seconds: (record.timing[part] ?? 0) / 1000,
      cases: uniqueNames(
        outcomeCases(
          outcomes.filter((outcome) => outcome.area === part),
          findings.filter((finding) => finding.area === part),
          failOn,
        ),
      ),
    })),
  ];
  const all = suites.flatMap(({ cases }) => cases);
  return h`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${attribute(`assay ${record.runId}`)}" ${countsOf(all)} time="${(record.durationMs / 1000).toFixed(3)}">
${suites.map(
  ({
    name,
    seconds,
    cases,
  }) => h`<testsuite name="${name}" ${countsOf(cases)} time="${seconds.toFixed(3)}" timestamp="${attribute(record.startedAt)}">
${cases.map(caseMarkup)}</testsuite>
`,
)}</testsuites>
`.toString();
}
