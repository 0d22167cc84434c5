import { existsSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { configFlags, resolveConfig } from '../../core/config/index.ts';
import { AssayError } from '../../core/errors/assay-error.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { inferResources } from '../../core/resources/infer-resources.ts';
import { discoverDescription } from '../../core/spec/discover/discover-description.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import { configText } from '../init/config-text.ts';
import { lookAtLists } from '../init/look-at-lists.ts';
import type { ExitCode } from '../main.ts';

const TYPES = fileURLToPath(new URL('../../core/config/types.ts', import.meta.url));

interface InitFlags extends Record<string, unknown> {
  readonly out: string;
  readonly force?: boolean;
}

export function addInit(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('init')
    .description(
      'look at a description, and at the lists of a target, and write assay.config.ts with what was inferred',
    )
    .argument('[spec]', 'OpenAPI description: file or URL (default: found at --url)')
    .option('--spec <place>', 'the same as the argument')
    .option('--url <url>', 'base URL of the target; its lists are asked for a page or two (GET only)')
    .option('--token <token>', 'credentials for that; never written to the file')
    .option('--header <header>', "a header of every request, 'Name: value'; repeatable", collect, undefined)
    .option('--out <file>', 'where the configuration is written', 'assay.config.ts')
    .option('--force', 'write over a file that is there')
    .action(async (spec: string | undefined, flags: InitFlags) => {
      finish(await init(spec, flags));
    });
}

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

async function init(spec: string | undefined, { out, force, ...rest }: InitFlags): Promise<ExitCode> {
  const path = resolve(out);
  if (existsSync(path) && force !== true) throw taken(path);
  const flags = configFlags({ ...rest, ...(spec !== undefined && { spec }) });
  const config = await resolveConfig({ flags, env: process.env, cwd: process.cwd(), needsUrl: false });
  const { headers, url } = config;
  const timeoutMs = config.http.timeoutMs;
  const place =
    config.spec ?? (url === '' ? nothing() : (await discoverDescription(url, { headers, timeoutMs })).place);
  const description = await readDescription(place, { headers, timeoutMs });
  const { operations, schemes } = operationsOf(description);
  const model = inferResources(operations, description.document);
  const seen = url === '' ? 'no --url was given' : await lookAtLists({ ...config, lists: {} });
  const text = configText({
    description,
    operations,
    schemes,
    model,
    url,
    spec: config.spec,
    seen,
    types: typesFrom(path),
  });
  write(path, text);
  const lists = model.resources.filter(({ list }) => list !== undefined).length;
  console.log(`${out}: ${operations.length} operations, ${lists} lists of ${description.title} ${description.version}`);
  if (typeof seen === 'string') console.log(`answers were not looked at: ${seen}`);
  console.log(url === '' ? 'next: assay plan' : 'next: assay run');
  return 0;
}

function typesFrom(path: string): string {
  const from = relative(dirname(path), TYPES).split(sep).join('/');
  return from.startsWith('.') ? from : `./${from}`;
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new AssayError(
      'OUTPUT_UNWRITABLE',
      {
        what: 'The configuration cannot be written.',
        where: path,
        observed: cause instanceof Error ? cause.message : String(cause),
        expected: 'a file in a folder that exists and can be written',
        next: 'choose another place with --out FILE',
      },
      { cause },
    );
  }
}

function taken(path: string): AssayError {
  return new AssayError('OUTPUT_UNWRITABLE', {
    what: 'There is a configuration already.',
    where: path,
    observed: 'a file with this name',
    expected: 'no file, so that nothing that was written by hand is lost',
    next: 'write another one with --out FILE, or write over it with --force',
  });
}

function nothing(): never {
  throw new AssayError('CONFIG_INVALID', {
    what: 'There is nothing to look at.',
    where: 'the argument, --spec and --url (or the variables of the same meaning)',
    observed: 'neither',
    expected: 'a description (file or URL), or a target to look for one at',
    next: 'assay init openapi.yaml',
  });
}
