import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { EngineJob } from '../../load/engines/engine.ts';
import type { LoadShape } from '../../load/profiles/profile.ts';
import { profile } from '../../load/profiles/smoke.ts';
import { LoadFold } from '../../load/read/load-fold.ts';
import type { LoadTarget } from '../../load/types.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-load-test-'));
  folders.push(folder);
  return folder;
}

/** A few users for a few seconds, the first quarter second as warm-up. */
export function shortShape(vus: number, seconds: number, timeoutMs = 2000): LoadShape {
  return {
    scenario: { executor: 'constant-vus', vus, duration: `${seconds}s`, gracefulStop: `${timeoutMs}ms` },
    seconds,
    vus,
    judged: { from: 0.25, to: seconds },
    pauseMs: 10,
    offeredRate: null,
    timeoutMs,
  };
}

export function shortJob(targets: readonly LoadTarget[], shape: LoadShape, more: Partial<EngineJob> = {}): EngineJob {
  return {
    profile,
    shape,
    targets,
    secretHeaders: {},
    seed: 1,
    workDir: scratch(),
    fold: new LoadFold(),
    ...more,
  };
}
