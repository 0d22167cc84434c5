import { completeConfig } from './complete.ts';
import { configError } from './config-error.ts';
import { findConfigFile, readConfigFile } from './config-file.ts';
import { expandCredentials } from './identities.ts';
import { mergeConfigs } from './merge.ts';
import { readEnvironment } from './read-environment.ts';
import { readFlags } from './read-settings.ts';
import type { ConfigProblem, ConfigSource, FieldPath } from './source.ts';
import { valueAt } from './source.ts';
import type { ResolvedConfig } from './types.ts';
import { validateShape } from './validate-shape.ts';

export interface ResolveInput {
  /** As commander gives them; keys of the settings table (see `configFlags`). */
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** False for commands that send nothing: then `url` may be ''. */
  readonly needsUrl?: boolean;
}

function waiverProblems(source: ConfigSource): ConfigProblem[] {
  const waivers: unknown = source.config.waivers;
  if (!Array.isArray(waivers)) return [];
  return waivers.flatMap((waiver: unknown, index) =>
    typeof waiver !== 'object' || waiver === null || 'fingerprint' in waiver || 'oracle' in waiver
      ? []
      : [
          {
            where: source.nameOf(['waivers', String(index)]),
            what: 'the waiver does not say what it accepts',
            observed: 'neither fingerprint nor oracle',
            accepted: 'fingerprint of a finding, or oracle with an optional operation',
          },
        ],
  );
}

/** What only shows when all places are seen together; the highest one that says something is asked. */
function crossProblems(sources: readonly ConfigSource[], needsUrl: boolean): ConfigProblem[] {
  const sayer = (path: FieldPath): ConfigSource | undefined =>
    sources.findLast((source) => valueAt(source.config, path) !== undefined);
  const said = (field: string): unknown => valueAt(sayer([field])?.config, [field]);
  const problems: ConfigProblem[] = [];
  if (needsUrl && said('url') === undefined) {
    problems.push({
      where: 'url (--url, ASSAY_URL or the configuration file)',
      what: 'there is no target: url is missing',
      observed: 'nothing',
      accepted: 'an absolute http or https URL, such as http://localhost:3000',
      hint: 'say it: assay run --url http://localhost:3000',
    });
  }
  if (said('environment') === 'production' && said('writes') === true) {
    problems.push({
      where: sayer(['writes'])?.nameOf(['writes']) ?? 'writes',
      what: 'a production target is never written to',
      observed: "writes: true with environment: 'production'",
      accepted: 'writes left out or false; only safe methods (RFC 9110, 9.2.1) are sent to production',
      hint: 'test writes on a staging twin: --environment staging',
    });
  }
  return problems;
}

/**
 * Resolves the configuration once: flags over environment over file over defaults. Complete and deeply frozen.
 * Throws CONFIG_UNREADABLE for a file that cannot be read, CONFIG_INVALID with every problem found.
 */
export async function resolveConfig(input: ResolveInput = {}): Promise<ResolvedConfig> {
  const { flags = {}, env = process.env, cwd = process.cwd(), needsUrl = true } = input;
  const fromFlags = readFlags(flags);
  const fromEnvironment = readEnvironment(env);
  const path = findConfigFile(fromFlags.file ?? fromEnvironment.file, cwd);
  const file = path === null ? undefined : await readConfigFile(path, cwd);
  const sources = [...(file === undefined ? [] : [file]), fromEnvironment.source, fromFlags.source];
  const expanded = file === undefined ? { config: {}, problems: [] } : expandCredentials(file, env);
  const problems = [
    ...sources.flatMap((source) => [...validateShape(source), ...waiverProblems(source)]),
    ...fromEnvironment.problems,
    ...fromFlags.problems,
    ...expanded.problems,
    ...crossProblems(sources, needsUrl),
  ];
  if (problems.length > 0) throw configError(problems);
  const merged = mergeConfigs([expanded.config, fromEnvironment.source.config, fromFlags.source.config]);
  return completeConfig(merged, path);
}
