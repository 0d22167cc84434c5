import type { Command } from 'commander';
import { checks } from '../../contracts/checks/index.ts';
import { configFlags, resolveConfig } from '../../core/config/index.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { planRun } from '../../core/plan/plan.ts';
import type { Oracle, PlanEntry, PlanFacts } from '../../core/plan/types.ts';
import { describeInference } from '../../core/resources/describe-inference.ts';
import { inferResources } from '../../core/resources/infer-resources.ts';
import { discoverDescription } from '../../core/spec/discover/discover-description.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import { laws } from '../../properties/laws/index.ts';
import { races } from '../../scenarios/races/index.ts';
import type { ExitCode } from '../main.ts';
import { addTargetOptions } from '../run/options.ts';

export function addPlan(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('plan')
    .description('say what would run and why not the rest; sends nothing but a read of the description');
  addTargetOptions(command)
    .option('--json', 'print the plan as JSON')
    .action(async (flags: Record<string, unknown>) => {
      const settings = {
        ...configFlags(flags),
        ...(flags.url === undefined && process.env.ASSAY_URL === undefined && { url: 'http://127.0.0.1' }),
      };
      const config = await resolveConfig({ flags: settings, env: process.env, cwd: process.cwd() });
      const place = config.spec ?? (await discoverDescription(config.url, {})).place;
      const description = await readDescription(place);
      const { operations } = operationsOf(description);
      const model = inferResources(operations, description.document);
      const facts: PlanFacts = { config, operations, byId: new Map(operations.map((one) => [one.id, one])), model };
      const oracles: Oracle[] = [...checks, ...laws, ...races];
      const entries = planRun(oracles, facts);
      if (flags.json) console.log(JSON.stringify({ source: description.source, entries }, null, 1));
      else print(description.title, facts, entries);
      finish(0);
    });
}

function print(title: string, facts: PlanFacts, entries: readonly PlanEntry[]): void {
  console.log(`${title}: ${facts.operations.length} operations, ${facts.model.resources.length} resources\n`);
  for (const { subject, text } of describeInference(facts.model)) console.log(`  ${subject}: ${text}`);
  for (const operation of facts.operations) {
    const own = entries.filter((entry) => entry.operation === operation.id);
    const runs = own.filter((entry) => entry.runs);
    console.log(`\n${operation.id}  [${operation.module}]`);
    console.log(`  runs      ${runs.map((entry) => entry.oracle).join(', ') || 'nothing'}`);
    for (const [reason, names] of byReason(own.filter((entry) => !entry.runs)))
      console.log(`  not run   ${names.join(', ')}: ${reason}`);
  }
  const planned = entries.filter((entry) => entry.runs).length;
  console.log(`\n${planned} judgements planned on ${facts.operations.length} operations`);
}

function byReason(entries: readonly PlanEntry[]): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  for (const { oracle, reason = '' } of entries) reasons.set(reason, [...(reasons.get(reason) ?? []), oracle]);
  return reasons;
}
