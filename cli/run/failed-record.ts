import type { ResolvedConfig } from '../../core/config/types.ts';
import type { AssayError } from '../../core/errors/assay-error.ts';
import { createMask } from '../../core/exercise/mask.ts';
import { settingsOf } from '../../core/exercise/start-of-run.ts';
import { foldEvents, openEvents, pointLatest, writeRecord } from '../../core/record/index.ts';
import { type RunEvent, SCHEMA_VERSION } from '../../core/record/types.ts';
import { writeReports } from '../../reports/write.ts';

/** A run that could not begin still leaves a record that says why. */
export async function recordFailure(
  config: ResolvedConfig,
  runDir: string,
  runId: string,
  error: AssayError,
): Promise<void> {
  const interrupted = error.code === 'INTERRUPTED';
  const inconclusive = error.exitCode === 2 || interrupted;
  const { what, where, observed } = createMask(config)(error.parts);
  const told = `${what.replace(/[.]$/, '')}${where === undefined ? '' : ` (${where})`}${observed === undefined ? '' : `: ${observed}`}`;
  const events: RunEvent[] = [
    {
      type: 'run',
      record: {
        schemaVersion: SCHEMA_VERSION,
        runId,
        complete: false,
        seed: config.seed,
        startedAt: new Date().toISOString(),
        durationMs: 0,
        engineVersions: { node: process.version.slice(1) },
        target: { url: config.url, environment: config.environment, spec: null },
        settings: settingsOf(config),
        oracles: [],
      },
    },
    { type: 'warning', warning: { code: error.code, message: told } },
    { type: 'end', durationMs: 0, interrupted, ...(!inconclusive && { error: told }) },
  ];
  const log = openEvents(runDir);
  log.append(...events);
  const record = foldEvents(events);
  writeRecord(runDir, record);
  await writeReports(runDir, record);
  pointLatest(config.out, runDir);
}
