import type { PlanEntry } from '../../core/plan/types.ts';
import { describeInference } from '../../core/resources/describe-inference.ts';
import type { Plan } from './make-plan.ts';

/** More operations than this are summed up by module. */
const MOST_LISTED = 60;
const MOST_REASONS = 15;

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = found.get(key);
    if (group) group.push(item);
    else found.set(key, [item]);
  }
  return [...found];
}

function eachOperation({ facts, entries }: Plan): string[] {
  const byOperation = new Map(groups(entries, ({ operation }) => operation ?? ''));
  return facts.operations.flatMap((operation) => {
    const own = byOperation.get(operation.id) ?? [];
    const runs = own.filter((entry) => entry.runs).map((entry) => entry.oracle);
    const idle = groups(
      own.filter((entry) => !entry.runs),
      ({ reason }) => reason ?? '',
    );
    return [
      '',
      `${operation.id}  [${operation.module}]`,
      `  runs      ${runs.join(', ') || 'nothing'}`,
      ...idle.map(([reason, list]) => `  not run   ${list.map(({ oracle }) => oracle).join(', ')}: ${reason}`),
    ];
  });
}

function eachModule({ facts, entries }: Plan): string[] {
  const modules = groups(facts.operations, ({ module }) => module);
  const byModule = new Map(groups(entries, ({ module }) => module));
  const width = Math.min(40, Math.max(6, ...modules.map(([name]) => name.length)));
  const rows = modules.map(([name, operations]) => {
    const own = byModule.get(name) ?? [];
    const runs = own.filter((entry) => entry.runs);
    const reached = new Set(runs.map(({ operation }) => operation)).size;
    const numbers = [operations.length, reached, runs.length, own.length - runs.length];
    return `  ${name.slice(0, width).padEnd(width)} ${numbers.map((number) => String(number).padStart(12)).join('')}`;
  });
  const head = ['operations', 'tested', 'judgements', 'not run'].map((text) => text.padStart(12)).join('');
  return ['', `  ${'module'.padEnd(width)} ${head}`, ...rows];
}

function whyNot(entries: readonly PlanEntry[]): string[] {
  const idle = groups(
    entries.filter((entry) => !entry.runs),
    ({ oracle, reason }) => `${oracle}: ${reason ?? ''}`,
  ).sort(([, a], [, b]) => b.length - a.length);
  if (idle.length === 0) return [];
  const more = idle.length - MOST_REASONS;
  return [
    '',
    'Not run, and why:',
    ...idle.slice(0, MOST_REASONS).map(([text, list]) => `  ${String(list.length).padStart(5)} × ${text}`),
    ...(more > 0 ? [`  … and ${counted(more, 'further reason')}`] : []),
  ];
}

function aboutLoad({ facts: { config } }: Plan): string {
  if (!config.only.includes('load')) return 'load: not selected';
  if (!config.load) return 'load: not run, as load is not allowed on this target; allow it with --load';
  return `load: profile ${config.profile}, on reading operations that gave a documented success answer`;
}

/** The plan as lines for people: every operation, or modules and reasons where they are many and `all` is not asked. */
export function printPlan(plan: Plan, all: boolean): string {
  const { description, facts, entries } = plan;
  const { operations, model } = facts;
  const listed = all || operations.length <= MOST_LISTED;
  const planned = entries.filter((entry) => entry.runs).length;
  const problems = description.problems.slice(0, 5).map(({ message }) => `  ! ${message}`);
  const inferred = listed ? describeInference(model).map(({ subject, text }) => `  ${subject}: ${text}`) : [];
  const facted = `${counted(operations.length, 'operation')}, ${counted(model.resources.length, 'resource')}`;
  return [
    `${description.title} ${description.version}: ${facted}`,
    ...(operations.length === 0 ? ['the description lists no operation, so there is nothing to test'] : []),
    ...problems,
    ...(inferred.length > 0 ? ['', ...inferred] : []),
    ...(plan.access.length > 0 ? ['', ...plan.access.map((text) => `  sign-in: ${text}`)] : []),
    ...(listed ? eachOperation(plan) : [...eachModule(plan), ...whyNot(entries)]),
    '',
    `${counted(planned, 'judgement')} planned on ${counted(operations.length, 'operation')}`,
    ...(operations.length === 0 ? [] : [aboutLoad(plan)]),
    ...(listed ? [] : ['every operation: --all; some of them: --include; for programs: --json']),
  ].join('\n');
}
