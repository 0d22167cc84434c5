export interface Pattern {
  /** Undefined: it is no ECMA-262 pattern and must be left out. */
  readonly expression?: RegExp;
  readonly problem?: string;
}

/** Constructs of other dialects that ECMA-262 without `u` accepts with another meaning, or that always mislead. */
const FOREIGN = /\\[AZzGQEHhXRKaeC]|\\p\{|\[\[:|\(\?[#>P&R]|\(\?[imsx-]+\)|[+*?}]\+|^\/\^.*\$\/[a-z]*$/;

/**
 * The regular expression of a `pattern`: with `u`, else without (ECMA-262 Annex B is what most descriptions are tried
 * with). A pattern of another dialect is left out rather than misread.
 */
export function compilePattern(source: string): Pattern {
  if (/^\/\^.*\$\/[a-z]*$/.test(source))
    return { problem: `the pattern ${source} is written with slashes; not applied` };
  try {
    return { expression: new RegExp(source, 'u') };
  } catch {
    // Tried without `u` below.
  }
  if (FOREIGN.test(source)) return { problem: `the pattern ${source} is not ECMA-262; not applied` };
  try {
    return { expression: new RegExp(source) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { problem: `the pattern ${source} is not a regular expression (${why}); not applied` };
  }
}
