import { join } from 'node:path';
import { AssayError } from '../core/errors/assay-error.ts';
import type { Session } from '../core/exercise/session.ts';
import { loadTargets } from './load-targets.ts';
import { registry } from './objectives/index.ts';
import { profiles } from './profiles/index.ts';
import { runProfile } from './run-profile.ts';

/** Measures one profile and says what its objectives say; why not, where it cannot be measured. */
export async function testLoad(session: Session): Promise<void> {
  const { config, journal } = session;
  const unmeasured = (outcome: 'not-tested' | 'inconclusive', reason: string): void => {
    for (const { declaration } of Object.values(registry)) journal.judge(declaration, undefined, { outcome, reason });
  };
  if (!config.load) return unmeasured('not-tested', 'load is not allowed on this target; allow it with --load');
  const seconds = profiles[config.profile]?.shape(config.quick).seconds ?? 0;
  await session.access.ready('default', seconds * 1000);
  const credentials = session.credentials();
  if (Object.keys(credentials.query).length > 0) {
    return unmeasured('not-tested', 'the credentials go in the query, and the load plan must hold no secret');
  }
  const left = (session.access.expiresAt('default') ?? Number.POSITIVE_INFINITY) - Date.now();
  if (left < seconds * 1000) {
    const reason = `the credentials hold for ${Math.max(0, Math.round(left / 1000))} s and the load lasts ${seconds} s: its errors would be theirs`;
    return unmeasured('inconclusive', reason);
  }
  const targets = await loadTargets(session);
  if (targets.length === 0) return unmeasured('not-tested', 'no reading operation gave a documented success answer');
  try {
    const { results, verdicts, warnings } = await runProfile({
      profile: config.profile,
      quick: config.quick,
      targets,
      budgets: config.budgets,
      engine: config.k6.engine,
      k6Bin: config.k6.bin,
      workDir: join(session.runDir, 'artifacts', 'load'),
      secretHeaders: { ...config.headers, ...credentials.headers },
      seed: session.run.seed,
      onProgress: ({ engine, elapsedSeconds, totalSeconds, requests, errors }) => {
        console.log(
          `load ${engine} ${Math.round(elapsedSeconds)}/${totalSeconds} s, ${requests} requests, ${errors} errors`,
        );
      },
    });
    journal.say({ type: 'load', results });
    for (const { oracle, verdict, operation } of verdicts) {
      journal.judge(oracle, operation === undefined ? undefined : session.operation(operation), verdict);
    }
    for (const warning of warnings) journal.say({ type: 'warning', warning });
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    if (error.code === 'TOOL_MISSING' || error.code === 'CONFIG_INVALID') throw error;
    unmeasured('inconclusive', `${error.message} ${error.parts.observed ?? ''}`.trim());
    journal.say({ type: 'warning', warning: { code: error.code, message: error.message } });
  }
}
