import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';

/** Root of the repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

const SKIPPED = ['node_modules', '.git', '.cache', 'test-results', 'coverage'];

/** Every file below a folder of the repository, as posix paths from its root; generated output is left out. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (SKIPPED.includes(entry.name) || path === 'reports/out') return [];
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export const TYPESCRIPT = /\.[cm]?ts$/;

export interface Import {
  /** 'ajv', 'node:fs', or a path from the repository's root. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly typeOnly: boolean;
}

const STATEMENT =
  /^[ \t]*(import|export)\b(?!\s*(?:default|const|let|function|async|class|interface|abstract|declare)\b)([^'"`;=]*?)(?:\bfrom\s*)?(['"])([^'"\n]+)\3/gm;
const DYNAMIC = /\bimport\(\s*(['"])([^'"\n]+)\1/g;

/** What a TypeScript text imports: static, re-exported and literal dynamic imports. Comments are taken out first. */
export function importsOf(path: string, text: string): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  const resolved = (specifier: string, typeOnly: boolean): Import =>
    specifier.startsWith('.')
      ? { target: posix.join(dirname(path), specifier), isPackage: false, typeOnly }
      : { target: specifier, isPackage: true, typeOnly };
  const isTypeOnly = (clause: string): boolean => {
    if (/^\s*type\b(?!\s*,)/.test(clause)) return true;
    const names = /^\s*\{([^}]*)\}\s*$/
      .exec(clause)?.[1]
      ?.split(',')
      .map((name) => name.trim());
    return names?.filter(Boolean).every((name) => name.startsWith('type ')) ?? false;
  };
  return [
    ...[...code.matchAll(STATEMENT)].map(([, , clause = '', , target = '']) => resolved(target, isTypeOnly(clause))),
    ...[...code.matchAll(DYNAMIC)].map(([, , target = '']) => resolved(target, false)),
  ];
}
