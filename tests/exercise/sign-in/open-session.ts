import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { completeConfig } from '../../../core/config/complete.ts';
import type { AssayConfig } from '../../../core/config/types.ts';
import { prepareRun } from '../../../core/exercise/prepare.ts';
import { assemble, type Session } from '../../../core/exercise/session.ts';
import type { SignInSource } from '../../../core/exercise/sign-in/types.ts';
import type { AuthServer } from './auth-server.ts';
import { description } from './auth-server.ts';

/** A session on a server, its folder and connections gone after the test. */
export async function sessionOn(
  server: AuthServer,
  config: AssayConfig,
  options: { flows?: boolean; source?: SignInSource } = {},
): Promise<Session> {
  const dir = mkdtempSync(join(tmpdir(), 'assay-sign-in-'));
  const spec = join(dir, 'openapi.json');
  writeFileSync(spec, JSON.stringify(description(server.url, { flows: options.flows ?? false })));
  const resolved = completeConfig({ url: server.url, spec, out: join(dir, 'out'), seed: 1, ...config }, null);
  const run = await prepareRun(resolved);
  const session = assemble(resolved, run, options.source && { source: options.source });
  onTestFinished(async () => {
    await session.close();
    session.ledger.close();
    rmSync(dir, { recursive: true, force: true });
  });
  return session;
}

/** Status of one call, and what came. */
export async function call(
  session: Session,
  id: string,
  identity?: string,
  values: object = {},
): Promise<number | undefined> {
  const exchange = await session.traffic.call(
    session.operation(id),
    { path: {}, query: {}, header: {}, cookie: {}, ...values },
    { purpose: 'case', ...(identity === undefined ? {} : { identity }) },
  );
  return exchange.response?.status;
}
