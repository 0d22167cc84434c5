import { writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { configFlags, resolveConfig } from '../../core/config/index.ts';
import { AssayError } from '../../core/errors/assay-error.ts';
import { operationsOf } from '../../core/operations/operations-of.ts';
import { discoverDescription } from '../../core/spec/discover/discover-description.ts';
import { readDescription } from '../../core/spec/read-description.ts';
import type { ExitCode } from '../main.ts';
import { declarations } from '../types/declarations.ts';

const AUGMENTED = fileURLToPath(new URL('../../core/config/generated.ts', import.meta.url));

export function addTypes(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('types')
    .description('write types for assay.config.ts, so that the compiler knows the operations of a description')
    .argument('[spec]', 'OpenAPI description: file or URL (default: spec of the configuration, or found at --url)')
    .option('--url <url>', 'base URL at which the description is looked for')
    .option('--config <file>', 'configuration file (default: assay.config.ts, .js or .json here)')
    .option('--out <file>', 'where the types are written', 'assay-env.d.ts')
    .action(async (spec: string | undefined, { out, ...rest }: { readonly out: string } & Record<string, unknown>) => {
      const flags = configFlags({ ...rest, ...(spec !== undefined && { spec }) });
      const { headers, http, url, ...config } = await resolveConfig({
        flags,
        env: process.env,
        cwd: process.cwd(),
        needsUrl: false,
      });
      const timeoutMs = http.timeoutMs;
      const place =
        config.spec ?? (url === '' ? nothing() : (await discoverDescription(url, { headers, timeoutMs })).place);
      const description = await readDescription(place, { headers, timeoutMs });
      const { operations } = operationsOf(description);
      write(out, declarations(description, operations, moduleFrom(out)));
      console.log(`${out}: ${operations.length} operations of ${description.title} ${description.version}`);
      finish(0);
    });
}

/** How a declaration file names the module whose interface it adds to. */
function moduleFrom(out: string): string {
  const path = relative(dirname(resolve(out)), AUGMENTED)
    .split(sep)
    .join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

function write(out: string, text: string): void {
  try {
    writeFileSync(out, text);
  } catch (cause) {
    throw new AssayError(
      'OUTPUT_UNWRITABLE',
      {
        what: 'The types cannot be written.',
        where: resolve(out),
        observed: cause instanceof Error ? cause.message : String(cause),
        expected: 'a file in a folder that exists and can be written',
        next: 'choose another place with --out FILE',
      },
      { cause },
    );
  }
}

function nothing(): never {
  throw new AssayError('CONFIG_INVALID', {
    what: 'There is nothing to make types from.',
    where: 'the argument and --url (or the variables and fields of the same meaning)',
    observed: 'neither',
    expected: 'a description (file or URL), or a target to look for one at',
    next: 'assay types openapi.yaml',
  });
}
