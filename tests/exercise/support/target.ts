import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { resolveConfig } from '../../../core/config/index.ts';
import { prepareRun } from '../../../core/exercise/prepare.ts';
import { assemble, type Session } from '../../../core/exercise/session.ts';
import type { Finding, Outcome } from '../../../core/findings/types.ts';
import type { JsonObject } from '../../../core/spec/types.ts';

export interface Said {
  readonly outcomes: readonly Outcome[];
  readonly findings: readonly Finding[];
}

/** Starts the app on a port of its own, opens a session on it and takes both down again. */
export async function onTarget<Result>(
  app: Hono,
  description: JsonObject,
  use: (session: Session) => Promise<Result>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-target-'));
  const spec = join(folder, 'openapi.json');
  writeFileSync(spec, JSON.stringify(description));
  const { server, port } = await new Promise<{ server: ServerType; port: number }>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
      resolve({ server: started, port: info.port }),
    );
  });
  const env = {
    ASSAY_URL: `http://127.0.0.1:${port}`,
    ASSAY_SPEC: spec,
    ASSAY_SEED: '7',
    ASSAY_DEPTH: 'quick',
    ASSAY_OUT: folder,
    ...settings,
  };
  const config = await resolveConfig({ env, cwd: folder });
  const session = assemble(config, await prepareRun(config));
  try {
    return await use(session);
  } finally {
    await session.close();
    session.ledger.close();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the oracles said since the last call. */
export function said(session: Session): Said {
  const events = session.journal.flush();
  return {
    outcomes: events.flatMap((event) => (event.type === 'outcome' ? [event.outcome] : [])),
    findings: events.flatMap((event) => (event.type === 'finding' ? [event.finding] : [])),
  };
}

/** Outcome by oracle, with the reason where there is one: what an assertion quotes. */
export function told({ outcomes, findings }: Said): Record<string, string> {
  const words = outcomes.map((one): [string, string] => {
    const broken = findings.filter((finding) => finding.oracle === one.oracle).map((finding) => finding.observed);
    return [one.oracle, [one.outcome, ...broken, ...(one.reason === undefined ? [] : [one.reason])].join(': ')];
  });
  return Object.fromEntries(words);
}
