import { SETTINGS } from './settings.data.ts';

function written(value: unknown): string {
  // A list is written one a line, with a line break at its end, so that a comma inside an item survives.
  if (Array.isArray(value)) return `${value.map(String).join('\n')}\n`;
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, text]) => `${name}: ${text}`)
      .join('\n');
  }
  return String(value);
}

/**
 * Flags written as `ASSAY_…` variables: a child process given them (besides the parent's own environment and working
 * directory) resolves the same configuration. Give the resolved seed too (`{ ...flags, seed: config.seed }`), else the
 * child draws its own.
 */
export function toEnvironment(flags: Readonly<Record<string, unknown>>): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const { flag, variable } of SETTINGS) {
    if (flags[flag] !== undefined) variables[variable] = written(flags[flag]);
  }
  return variables;
}

/** Those of a command's options that are settings; the rest is the command's own business. */
export function configFlags(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    SETTINGS.filter(({ flag }) => options[flag] !== undefined).map(({ flag }) => [flag, options[flag]]),
  );
}
