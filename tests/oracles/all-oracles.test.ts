import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, CheckResult } from '../../contracts/check.ts';
import { checks } from '../../contracts/checks/index.ts';
import { probes } from '../../contracts/probes/index.ts';
import { surveys } from '../../contracts/surveys/index.ts';
import { wholeApiProbes } from '../../contracts/whole-api/index.ts';
import { severityRank } from '../../core/oracle/severity.ts';
import type { OracleDeclaration, Verdict, Violation } from '../../core/oracle/types.ts';
import { validateDeclaration } from '../../core/oracle/validate-declaration.ts';
import { registry as objectives } from '../../load/objectives/index.ts';
import type { LifecycleLaw, ListLaw, ReplacementLaw, ReplayLaw } from '../../properties/law.ts';
import { laws } from '../../properties/laws/index.ts';
import { registry as races } from '../../scenarios/races/index.ts';
import { answer } from './answer-builder.ts';
import {
  contenders,
  lifecycleEvidences,
  listEvidences,
  type Named,
  type Naming,
  plain,
  renamed,
  replacementEvidences,
  replayEvidences,
} from './evidence-arbitraries.ts';
import { answers } from './evidence-of-answers.ts';
import { subjectEvidences } from './evidence-of-repeats.ts';
import { json, operationOf, responseOf } from './operation-builder.ts';
import { probeEvidences, surveyNotes } from './probe-evidence.ts';
import { conditionalContext, creation, patchContext, reading } from './race-builder.ts';

const RUNS = { numRuns: 150, seed: 20_260_101 };

const item = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    status: { enum: ['a', 'B'] },
    created_at: { type: 'string', format: 'date-time' },
  },
};
const operation = operationOf('GET /orders/{id}', [
  responseOf('200', [json(item)], [{ name: 'X-Left', required: true, schema: { type: 'integer' } }]),
  responseOf('4XX', [{ ...json(item), type: 'application/problem+json' }]),
  responseOf('503'),
]);

function made(one: typeof answers extends fc.Arbitrary<infer T> ? T : never, naming: Naming): Answer {
  const { status, body, text, type, left, truncated, fields } = one;
  return answer(operation, {
    status,
    truncated,
    exchange: naming.id(1),
    headers: { ...fields, 'content-type': type, date: naming.time(1), ...(left !== undefined && { 'x-left': left }) },
    ...(text === undefined ? { body: body(naming) } : { text }),
  });
}

/** Of checks that see certain requests only: such a request. */
const request: Partial<Answer> = {
  violation: { place: 'body', pointer: '/lines/-/name', keyword: 'maxLength', label: 'name is too long', soft: false },
  credentials: 'missing',
  valid: {
    origin: 'boundary',
    label: 'name at its maximal length 9',
    othersAccepted: true,
    difference: { at: 'body/name', name: 'name', value: 'aaaaaaaaa' },
  },
};

const asVerdict = (result: CheckResult): Verdict => {
  if (result.outcome === 'pass') return { outcome: 'pass', evidence: 1 };
  if (result.outcome === 'silent') return { outcome: 'not-tested', reason: result.reason };
  const violations = result.broken.map((one) => ({ witness: ['case'], exchanges: ['x1'], ...one }));
  return { outcome: 'fail', evidence: 1, violations };
};
const asRace = (violations: readonly Violation[]): Verdict =>
  violations.length === 0
    ? { outcome: 'not-tested', reason: 'held in this round' }
    : { outcome: 'fail', evidence: 1, violations };

/** Of a survey's verdicts on several operations, one that speaks. */
const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.find((one) => one.outcome === 'fail') ??
  verdicts[0] ?? { outcome: 'not-tested', reason: 'nothing was noted' };

/** Each oracle with its verify on any evidence; a seed of the arbitrary gives the same evidence under each naming. */
type Judge = (naming: Naming) => Verdict;
interface Subject {
  readonly oracle: OracleDeclaration;
  readonly judges: fc.Arbitrary<Judge>;
}

const over = <Evidence>(
  oracle: OracleDeclaration,
  evidence: fc.Arbitrary<Named<Evidence>>,
  verify: (evidence: Evidence) => Verdict,
): Subject => ({ oracle, judges: evidence.map((one) => (naming) => verify(one(naming))) });

const shown = fc.option(fc.record({ name: fc.constantFrom('old', 'n1', 'z'), note: fc.constantFrom('old', 'n2') }), {
  nil: undefined,
});
const rounds = fc.tuple(contenders, shown).map(([all, after]) => (naming: Naming) => ({
  contenders: all(naming),
  observed: { ...reading(after), exchange: naming.id(9) },
}));

const subjects: Subject[] = [
  ...checks.map((check) =>
    over(
      check,
      answers.map((one) => (naming: Naming) => ({ ...made(one, naming), ...(check.judges && request) })),
      (one) => asVerdict(check.verify(one)),
    ),
  ),
  ...[...probes, ...wholeApiProbes].flatMap((probe) => {
    const evidence = probeEvidences[probe.id];
    return evidence ? [over(probe, evidence, (one) => probe.verify(one))] : [];
  }),
  ...surveys.flatMap((survey) => {
    const notes = surveyNotes[survey.id];
    return notes ? [over(survey, notes, (one) => worst([...survey.verify(one).values()]))] : [];
  }),
  ...laws.flatMap((law) => {
    if ('gather' in law) {
      const evidence = probeEvidences[law.id];
      return evidence ? [over(law, evidence, (one) => law.verify(one))] : [];
    }
    const own = subjectEvidences[law.subject];
    if (own) return over(law, own, (one) => law.verify(one as never));
    if (law.subject === 'list') return over(law, listEvidences, (one) => (law as ListLaw).verify(one));
    if (law.subject === 'replay') return over(law, replayEvidences, (one) => (law as ReplayLaw).verify(one));
    if (law.subject === 'replacement')
      return over(law, replacementEvidences, (one) => (law as ReplacementLaw).verify(one));
    return over(law, lifecycleEvidences, (one) => (law as LifecycleLaw).verify(one));
  }),
  ...[races['unique-race'], races['idempotency-race']].map((race) =>
    over(race, rounds, ({ contenders: all }) =>
      asRace(race.verify({ contenders: all, context: creation, observed: undefined })),
    ),
  ),
  over(races['lost-update-if-match'], rounds, (round) =>
    asRace(races['lost-update-if-match'].verify({ ...round, context: conditionalContext('"1"') })),
  ),
  over(races['lost-update-plain'], rounds, (round) =>
    asRace(
      races['lost-update-plain'].verify({
        ...round,
        context: patchContext({ name: ['old', 'n1'], note: ['old', 'n2'] }),
      }),
    ),
  ),
];

/** What is wrong with the form of a verdict, whatever it says. */
function malformed(verdict: Verdict, { severity }: OracleDeclaration): string[] {
  if (verdict.outcome === 'pass') return verdict.evidence >= 1 ? [] : ['a pass without evidence'];
  if (verdict.outcome !== 'fail') return verdict.reason.trim() === '' ? ['no reason'] : [];
  const { evidence, violations } = verdict;
  return [
    ...(evidence >= 1 ? [] : ['a failure without evidence']),
    ...(violations.length > 0 ? [] : ['a failure without a violation']),
    ...violations.flatMap((one) => [
      ...(['key', 'expected', 'observed'] as const)
        .filter((name) => one[name].trim() === '')
        .map((name) => `${name} is empty`),
      ...(one.witness.length > 0 && one.witness.every((line) => line !== '') ? [] : ['no witness']),
      ...(one.exchanges.length > 0 ? [] : ['no exchange']),
      ...(one.severity === undefined || severityRank(one.severity) >= severityRank(severity) ? [] : ['harsher']),
    ]),
  ];
}

const keys = (verdict: Verdict): string[] =>
  verdict.outcome === 'fail' ? verdict.violations.map((one) => one.key).sort() : [verdict.outcome];

describe('every oracle', () => {
  const declared = [
    ...subjects.map(({ oracle }) => oracle),
    ...Object.values(objectives).map((one) => one.declaration),
  ];

  it('is among the subjects of this suite', () => {
    const ids = [...checks, ...probes, ...surveys, ...wholeApiProbes, ...laws, ...Object.values(races)].map(
      (one) => one.id,
    );
    expect(subjects.map(({ oracle }) => oracle.id).sort()).toEqual(ids.sort());
  });

  it.each(declared.map((one) => [one.id, one] as const))(
    '%s: its declaration is valid and its titles differ',
    (_id, one) => {
      expect(validateDeclaration(one)).toEqual([]);
      expect(one.holds).not.toBe(one.broken);
      expect(one.asserts).toMatch(/\.$/);
      expect(one.remedy).toMatch(/\.$/);
    },
  );
});

describe.each(subjects.map((subject) => [subject.oracle.id, subject] as const))('%s', (_id, { oracle, judges }) => {
  it('gives a well-formed verdict on anything and never throws', () => {
    fc.assert(
      fc.property(judges, (judge) => {
        expect(malformed(judge(plain), oracle)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('says the same again', () => {
    fc.assert(
      fc.property(judges, (judge) => {
        // Exchange names count up in the builders and are no part of the judgement.
        const again = (verdict: Verdict): unknown =>
          JSON.parse(
            JSON.stringify(verdict)
              .replace(/"x\d+"/g, '"x"')
              .replace(/page=\d+/g, 'page'),
          );
        expect(again(judge(plain))).toEqual(again(judge(plain)));
      }),
      RUNS,
    );
  });

  it('has the same keys when ids and times are others', () => {
    fc.assert(
      fc.property(judges, (judge) => {
        expect(keys(judge(renamed))).toEqual(keys(judge(plain)));
      }),
      RUNS,
    );
  });

  it('speaks on some of this evidence and not on all of it', () => {
    const outcomes = new Set(fc.sample(judges, { ...RUNS, numRuns: 600 }).map((judge) => judge(plain).outcome));
    expect(outcomes).toContain('fail');
    expect(outcomes.size).toBeGreaterThan(1);
  });
});
