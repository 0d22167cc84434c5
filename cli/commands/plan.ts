import type { Command } from 'commander';
import { configFlags, resolveConfig } from '../../core/config/index.ts';
import type { ResolvedConfig } from '../../core/config/types.ts';
import { AssayError } from '../../core/errors/assay-error.ts';
import { discoverDescription } from '../../core/spec/discover/discover-description.ts';
import type { ExitCode } from '../main.ts';
import { makePlan } from '../plan/make-plan.ts';
import { printPlan } from '../plan/print-plan.ts';
import { addTargetOptions } from '../run/options.ts';

/** Stands in for a target that is not named: on loopback everything is allowed. */
const NO_TARGET = 'http://127.0.0.1';

export function addPlan(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('plan')
    .description('say what would run and why not the rest; sends nothing but a read of the description');
  addTargetOptions(command)
    .option('--all', 'every operation, also where there are many')
    .option('--json', 'print the plan as JSON')
    .action(async (flags: Record<string, unknown>) => {
      const { config, isNamed } = await configOf(configFlags(flags));
      const plan = await makePlan(config, config.spec ?? (await discovered(config)));
      if (flags.json) {
        const { description, entries } = plan;
        console.log(JSON.stringify({ source: description.source, title: description.title, entries }, null, 1));
      } else {
        console.log(printPlan(plan, flags.all === true || config.include.length > 0));
        if (!isNamed)
          console.log('planned for a target on this machine; name yours with --url, as it decides on writes and load');
      }
      finish(0);
    });
}

async function configOf(flags: Record<string, unknown>): Promise<{ config: ResolvedConfig; isNamed: boolean }> {
  const where = { env: process.env, cwd: process.cwd() };
  const asked = await resolveConfig({ flags, needsUrl: false, ...where });
  if (asked.url !== '') return { config: asked, isNamed: true };
  if (asked.spec === null) {
    throw new AssayError('CONFIG_INVALID', {
      what: 'There is nothing to plan for.',
      where: '--spec and --url (or the variables and fields of the same meaning)',
      observed: 'neither',
      expected: 'a description (file or URL), or a target to look for one at',
      reasons: ['the command was started in another folder than the configuration file'],
      next: 'assay plan --spec openapi.yaml',
    });
  }
  return { config: await resolveConfig({ flags: { ...flags, url: NO_TARGET }, ...where }), isNamed: false };
}

async function discovered({ url, headers, http }: ResolvedConfig): Promise<string> {
  return (await discoverDescription(url, { headers, timeoutMs: http.timeoutMs })).place;
}
