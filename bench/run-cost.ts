/**
 * `node bench/run-cost.ts [--latency 20] [--depth default] [--fault ID]...`: a contract run of the reference API, which
 * answers that many milliseconds later than it could, and whose time it was. Exit 1 when more than a third of the wall
 * time was our own. Our own is everything but the time in which the worker was idle with a request in flight.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDatabase } from '../cli/demo/reference-target.ts';
import { startReferenceApi } from '../reference-api/start.ts';
import { runAssay } from './support/run-assay.ts';

const LIMIT = 1 / 3;
const CONFIG = fileURLToPath(new URL('../cli/demo/reference.config.ts', import.meta.url));

const { values } = parseArgs({
  options: {
    latency: { type: 'string', default: '20' },
    depth: { type: 'string', default: 'default' },
    fault: { type: 'string', multiple: true, default: [] },
  },
});

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

async function main(): Promise<number> {
  const database = await startDatabase();
  const out = mkdtempSync(join(tmpdir(), 'run-cost-'));
  try {
    const latencyMs = Number(values.latency);
    const api = await startReferenceApi({ databaseUrl: database.url, latencyMs, faults: values.fault, reset: true });
    try {
      const { tokens } = api;
      const env = {
        ASSAY_TOKEN: tokens.admin,
        REFERENCE_CLERK_TOKEN: tokens.clerk,
        REFERENCE_VIEWER_TOKEN: tokens.viewer,
        REFERENCE_SOUTH_TOKEN: tokens.otherTenantAdmin,
        REFERENCE_EXPIRED_TOKEN: tokens.expired,
      };
      const chosen = ['--only', 'contracts', '--depth', values.depth, '--seed', '1', '--config', CONFIG];
      const { record, output, wallMs, exitCode } = await runAssay(['--url', api.url, ...chosen], out, env);
      if (record === undefined) throw new Error(`no record, exit code ${exitCode}\n${output}`);
      const { coverage, timing, waiting, verdict } = record;
      const part = timing.contracts ?? 0;
      const idle = waiting?.contracts ?? 0;
      const share = coverage.ownShare ?? Number.NaN;
      console.log(
        `latency ${latencyMs} ms, depth ${values.depth}, verdict ${verdict}, ${record.findings.length} findings`,
      );
      console.log(
        `whole command ${seconds(wallMs)}, contracts ${seconds(part)}, idle with a request in flight ${seconds(idle)}`,
      );
      console.log(
        `${coverage.exchanges} exchanges, ${coverage.cases ?? 0} cases, ${coverage.casesPerSecond} cases a second`,
      );
      console.log(
        `our own share of the contracts' wall time: ${(100 * share).toFixed(1)} % (limit ${(100 * LIMIT).toFixed(1)} %)`,
      );
      return share <= LIMIT ? 0 : 1;
    } finally {
      await api.close();
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
    await database.stop();
  }
}

process.exitCode = await main();
