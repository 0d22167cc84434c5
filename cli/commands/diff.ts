import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { diffDescriptions } from '../../contracts/diff/engine/diff-descriptions.ts';
import { readPlace } from '../../contracts/diff/engine/read-place.ts';
import { waiveChanges } from '../../contracts/diff/engine/waive.ts';
import { configFlags, resolveConfig } from '../../core/config/index.ts';
import { AssayError } from '../../core/errors/assay-error.ts';
import { diffJson } from '../diff/diff-json.ts';
import { diffMarkdown } from '../diff/diff-markdown.ts';
import { diffText } from '../diff/diff-text.ts';
import { readWaivers } from '../diff/read-waivers.ts';
import { type DiffResult, gating } from '../diff/result.ts';
import type { ExitCode } from '../main.ts';

const EXAMPLES = `
OLD and NEW are each a file, a URL, or a git revision: git:main:openapi.yaml, or main:openapi.yaml.

Examples:
  assay diff main:openapi.yaml openapi.yaml
  assay diff v1.4.0:api/openapi.yaml api/openapi.yaml --format markdown
  assay diff https://api.example.org/openapi.json openapi.json --json diff.json

Exit codes: 0 nothing breaking that is not waived, 1 breaking changes, 3 a description cannot be read.`;

interface DiffFlags extends Record<string, unknown> {
  readonly format: string;
  readonly failOn: string;
  readonly date?: string;
  readonly json?: string;
  readonly waivers?: string;
  readonly all?: boolean;
}

export function addDiff(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('diff')
    .description('compare two descriptions: which changes break clients, and why; sends nothing to the API')
    .argument('<old>', 'what clients were written from: file, URL or git revision')
    .argument('<new>', 'what is to be released: file, URL or git revision')
    .option('--format <format>', 'text, json or markdown', 'text')
    .option('--json <file>', 'write the result as JSON to this file too')
    .option('--fail-on <class>', 'exit code 1 on breaking, on additive (and breaking) or never', 'breaking')
    .option('--waivers <file>', 'JSON file of waivers (default: those of the configuration)')
    .option('--date <day>', 'day that sunsets and waivers are held against, such as 2030-01-31 (default: today)')
    .option('--config <file>', 'configuration file (default: assay.config.ts, .js or .json here)')
    .option(
      '--header <line>',
      "header sent when a description is fetched, 'Name: value'; repeatable",
      collect,
      undefined,
    )
    .option('--all', 'every change, also where there are many')
    .addHelpText('after', EXAMPLES)
    .action(async (before: string, after: string, flags: DiffFlags) => {
      finish(await diff(before, after, flags));
    });
}

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

async function diff(before: string, after: string, flags: DiffFlags): Promise<ExitCode> {
  const { format, date } = flags;
  oneOf('--format', format, ['text', 'json', 'markdown']);
  const failOn = flags.failOn as DiffResult['failOn'];
  oneOf('--fail-on', failOn, ['breaking', 'additive', 'never']);
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw unknown('--date', date, 'a date such as 2030-01-31');
  const cwd = process.cwd();
  const config = await resolveConfig({ flags: configFlags(flags), env: process.env, cwd, needsUrl: false });
  const waivers = flags.waivers === undefined ? config.waivers : readWaivers(flags.waivers);
  const options = { headers: config.headers, timeoutMs: config.http.timeoutMs };
  const [old, next] = [await readPlace(before, cwd, options), await readPlace(after, cwd, options)];
  const today = date ?? new Date().toISOString().slice(0, 10);
  const found = diffDescriptions(old, next, { today });
  const result: DiffResult = { diff: found, ...waiveChanges(found.changes, waivers, today), failOn };
  if (flags.json !== undefined) writeFileSync(flags.json, `${diffJson(result)}\n`);
  if (format === 'json') console.log(diffJson(result));
  else if (format === 'markdown') console.log(diffMarkdown(result));
  else console.log(diffText(result, flags.all === true));
  return gating(result).length === 0 ? 0 : 1;
}

function oneOf(option: string, observed: string, known: readonly string[]): void {
  if (!known.includes(observed)) throw unknown(option, observed, known.join(', '));
}

function unknown(option: string, observed: string, expected: string): AssayError {
  return new AssayError('CONFIG_INVALID', {
    what: `${option} is not known.`,
    where: option,
    observed: `'${observed}'`,
    expected,
    reasons: ['a typing mistake'],
    next: 'assay diff --help',
  });
}
