import { readFileSync } from 'node:fs';
import type { ResolvedConfig } from '../config/types.ts';
import { unusedKeySettings } from '../plan/configured-keys.ts';
import { unusedListSettings } from '../plan/configured-lists.ts';
import { unusedExpectations } from '../plan/expectations.ts';
import { type RunHeader, SCHEMA_VERSION } from '../record/types.ts';
import { describeInference } from '../resources/describe-inference.ts';
import type { Session } from './session.ts';
import { describeWays } from './sign-in/describe-ways.ts';
import { endedToken } from './sign-in/lifetime.ts';

const MOST_PROBLEMS = 20;

/** Says what is known when a run begins: target, settings, what was inferred, what is odd in the description. */
export async function startOfRun(session: Session): Promise<void> {
  const { config, run, facts, journal } = session;
  const { description } = run;
  const record: RunHeader = {
    schemaVersion: SCHEMA_VERSION,
    runId: run.runId,
    complete: false,
    seed: run.seed,
    startedAt: run.startedAt,
    durationMs: 0,
    engineVersions: engineVersions(),
    target: {
      url: run.baseUrl,
      environment: config.environment,
      spec: {
        source: description.source,
        title: description.title,
        version: description.version,
        openapi: description.openapi,
        sha256: description.sha256,
      },
      ...commit(),
    },
    settings: settingsOf(config),
    oracles: [],
  };
  journal.say({ type: 'run', record });
  if (run.baseUrlNote !== undefined) journal.say({ type: 'inference', subject: 'base URL', text: run.baseUrlNote });
  for (const text of describeWays(session.access.ways, session.config.identities))
    journal.say({ type: 'inference', subject: 'sign-in', text });
  for (const [name, { code, parts }] of session.access.unusable) {
    const message = `the identity ${name} is not used, as signing in with it failed at ${parts.where ?? 'its endpoint'}: ${parts.observed ?? ''}`;
    journal.say({ type: 'warning', warning: { code: 'identity-not-signed-in', message: `${message} (${code})` } });
  }
  for (const { subject, text } of describeInference(facts.model)) journal.say({ type: 'inference', subject, text });
  for (const problem of description.problems.slice(0, MOST_PROBLEMS)) {
    const place = problem.position ? ` (${problem.position.file}:${problem.position.line})` : '';
    journal.say({ type: 'warning', warning: { code: 'description', message: `${problem.message}${place}` } });
  }
  for (const name of unusedExpectations(config.expect, facts.operations)) {
    const message = `expect names '${name}', which fits no operation of the description`;
    journal.say({ type: 'warning', warning: { code: 'expectation-unused', message } });
  }
  for (const name of unusedListSettings(config.lists, facts.operations)) {
    const message = `lists names '${name}', which fits no operation of the description`;
    journal.say({ type: 'warning', warning: { code: 'list-settings-unused', message } });
  }
  for (const name of unusedKeySettings(config.idempotency, facts.operations)) {
    const message = `idempotency names '${name}', which fits no operation of the description`;
    journal.say({ type: 'warning', warning: { code: 'key-settings-unused', message } });
  }
  const ended = endedToken(config.identities.default?.token);
  if (ended !== undefined) {
    const message = `the token given ended at ${new Date(ended).toISOString()}: most answers will be refusals`;
    journal.say({ type: 'warning', warning: { code: 'token-ended', message } });
  }
  for (const operation of facts.operations) session.coverage.register(operation.id);
}

/** What the verdict depends on, as it stands in the record. */
export function settingsOf(config: ResolvedConfig): RunHeader['settings'] {
  const { only, writes, load, depth, profile, gate, strictness, waivers } = config;
  return { only, writes, load, depth, profile, gate, strictness, waivers };
}

function engineVersions(): Record<string, string> {
  const versions: Record<string, string> = { assay: versionOf('../../package.json'), node: process.version.slice(1) };
  for (const name of ['@playwright/test', 'ajv', 'undici', 'fast-check']) {
    versions[name] = versionOf(`../../node_modules/${name}/package.json`);
  }
  return versions;
}

function versionOf(path: string): string {
  try {
    const parsed: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
    return String((parsed as { version?: unknown }).version ?? 'unknown');
  } catch {
    return 'unknown';
  }
}

/** The commit under test, as the usual CI systems name it. */
function commit(): { commit?: string } {
  const { ASSAY_COMMIT, GITHUB_SHA, CI_COMMIT_SHA } = process.env;
  const sha = ASSAY_COMMIT ?? GITHUB_SHA ?? CI_COMMIT_SHA;
  return sha ? { commit: sha } : {};
}
