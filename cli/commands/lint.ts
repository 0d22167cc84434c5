import type { Command } from 'commander';
import { configFlags, resolveConfig } from '../../core/config/index.ts';
import type { ResolvedConfig } from '../../core/config/types.ts';
import { AssayError } from '../../core/errors/assay-error.ts';
import { atLeast, SEVERITIES } from '../../core/oracle/severity.ts';
import type { Severity } from '../../core/oracle/types.ts';
import { discoverDescription } from '../../core/spec/discover/discover-description.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import { openMessages } from '../lint/count-severities.ts';
import { lintDescription } from '../lint/lint-description.ts';
import { lintJson } from '../lint/lint-json.ts';
import { lintMarkdown } from '../lint/lint-markdown.ts';
import { lintText } from '../lint/lint-text.ts';
import type { ExitCode } from '../main.ts';

const FORMATS = ['text', 'json', 'markdown'];

interface LintFlags extends Record<string, unknown> {
  readonly format: string;
  readonly failOn: string;
  readonly all?: boolean;
}

export function addLint(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('lint')
    .description('judge a description by itself: is it valid, well kept, paged, versioned; sends nothing to the API')
    .argument('[spec]', 'OpenAPI description: file or URL (default: spec of the configuration, or found at --url)')
    .option('--spec <place>', 'the same as the argument')
    .option('--url <url>', 'base URL at which the description is looked for')
    .option('--config <file>', 'configuration file (default: assay.config.ts, .js or .json here)')
    .option('--include <what>', "only this operation ('GET /orders') or module; repeatable", collect, undefined)
    .option('--exclude <what>', 'leave this operation or module out; repeatable', collect, undefined)
    .option('--format <format>', 'text, json or markdown', 'text')
    .option('--fail-on <severity>', 'exit code 1 from this severity on: high, medium, low, info or never', 'medium')
    .option('--all', 'every place, also where one rule has many')
    .action(async (spec: string | undefined, flags: LintFlags) => {
      finish(await lint(spec, flags));
    });
}

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

async function lint(spec: string | undefined, flags: LintFlags): Promise<ExitCode> {
  const { format, failOn, all, ...rest } = flags;
  oneOf('--format', format, FORMATS);
  const severities = SEVERITIES.map(({ severity }) => severity as string);
  oneOf('--fail-on', failOn, [...severities, 'never']);
  const wanted = configFlags({ ...rest, ...(spec !== undefined && { spec }) });
  const config = await resolveConfig({ flags: wanted, env: process.env, cwd: process.cwd(), needsUrl: false });
  const { headers, http } = config;
  const description = await readDescription(await placeOf(config), { headers, timeoutMs: http.timeoutMs });
  const result = await lintDescription(description, config, new Date().toISOString().slice(0, 10));
  const failing =
    failOn === 'never' ? 0 : openMessages(result).filter((one) => atLeast(one.severity, failOn as Severity)).length;
  if (format === 'json') console.log(lintJson(result, failOn, failing));
  else if (format === 'markdown') console.log(lintMarkdown(result));
  else console.log(lintText(result, failOn, failing, all === true));
  return failing === 0 ? 0 : 1;
}

async function placeOf({ spec, url, headers, http }: ResolvedConfig): Promise<string> {
  if (spec !== null) return spec;
  if (url !== '') return (await discoverDescription(url, { headers, timeoutMs: http.timeoutMs })).place;
  throw new AssayError('CONFIG_INVALID', {
    what: 'There is nothing to lint.',
    where: 'the argument, --spec and --url (or the variables and fields of the same meaning)',
    observed: 'neither',
    expected: 'a description (file or URL), or a target to look for one at',
    reasons: ['the command was started in another folder than the configuration file'],
    next: 'assay lint openapi.yaml',
  });
}

function oneOf(option: string, observed: string, known: readonly string[]): void {
  if (known.includes(observed)) return;
  throw new AssayError('CONFIG_INVALID', {
    what: `${option} is not known.`,
    where: option,
    observed: `'${observed}'`,
    expected: known.join(', '),
    reasons: ['a typing mistake'],
    next: 'assay lint --help',
  });
}
