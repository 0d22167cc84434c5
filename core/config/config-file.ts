import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AssayError } from '../errors/assay-error.ts';
import type { ConfigSource } from './source.ts';
import { fieldName } from './source.ts';
import type { AssayConfig } from './types.ts';

/** Looked for in the working directory, in this order. */
export const CONFIG_FILE_NAMES = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `assay.config.${ending}`);

/** The absolute path of the configuration file, or null when there is none. CONFIG_UNREADABLE when a named one is missing. */
export function findConfigFile(named: string | undefined, cwd: string): string | null {
  if (named !== undefined) {
    const path = resolve(cwd, named);
    if (existsSync(path)) return path;
    throw new AssayError('CONFIG_UNREADABLE', {
      what: 'The configuration file does not exist.',
      where: path,
      observed: 'no such file',
      expected: 'a file with a default export (TypeScript, JavaScript) or a JSON object',
      reasons: ['a typing error in --config or ASSAY_CONFIG', `the path is taken from the working directory ${cwd}`],
      next: 'name an existing file, or leave --config out',
    });
  }
  return CONFIG_FILE_NAMES.map((name) => resolve(cwd, name)).find((path) => existsSync(path)) ?? null;
}

async function load(path: string): Promise<unknown> {
  if (path.endsWith('.json')) return JSON.parse(readFileSync(path, 'utf8'));
  const module: { default?: unknown } = await import(pathToFileURL(path).href);
  return unwrapped(module.default);
}

/** Where TypeScript is turned into CommonJS on the way, the default export is a member of what is imported. */
function unwrapped(exported: unknown): unknown {
  const compiled = typeof exported === 'object' && exported !== null && '__esModule' in exported;
  return compiled && 'default' in exported ? exported.default : exported;
}

/** 'file:line' or 'file:line:column' where the error says so, else the file. */
function placeOf(error: unknown, path: string): string {
  if (!(error instanceof Error)) return path;
  const inJson = /\(line (\d+) column (\d+)\)/.exec(error.message);
  if (inJson !== null) return `${path}:${inJson[1]}:${inJson[2]}`;
  const [head = ''] = (error.stack ?? '').split('\n');
  const line = /^(.+):(\d+)$/.exec(head.trim());
  const file = line?.[1]?.startsWith('file:') ? fileURLToPath(line[1]) : line?.[1];
  return file === undefined ? path : `${file}:${line?.[2]}`;
}

/** Reads and evaluates a configuration file. CONFIG_UNREADABLE when it throws or exports no object. */
export async function readConfigFile(path: string, cwd: string): Promise<ConfigSource> {
  let config: unknown;
  try {
    config = await load(path);
  } catch (error) {
    throw new AssayError(
      'CONFIG_UNREADABLE',
      {
        what: 'The configuration file cannot be read.',
        where: placeOf(error, path),
        observed: String(error).split('\n')[0] ?? '',
        expected: path.endsWith('.json') ? 'valid JSON' : 'a module that loads without an error',
        reasons: ['a syntax error in the file', 'an import in it that cannot be found'],
        next: path.endsWith('.json') ? `check the JSON of ${path}` : `try: node ${path}`,
      },
      { cause: error },
    );
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new AssayError('CONFIG_UNREADABLE', {
      what: 'The configuration file gives no configuration.',
      where: path,
      observed: config === undefined ? 'no default export' : `a default export that is ${JSON.stringify(config)}`,
      expected: 'an object as default export',
      reasons: ['the export is a named one', 'the file is empty'],
      next: 'write: export default defineConfig({ … })',
    });
  }
  const label = relative(cwd, path) || path;
  return { config: config as AssayConfig, nameOf: (path) => `${label}: ${fieldName(path)}` };
}
