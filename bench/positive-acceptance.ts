import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDatabase, startTarget } from '../cli/demo/reference-target.ts';
import { resolveConfig } from '../core/config/index.ts';
import { cleanUpSession } from '../core/exercise/clean-up-session.ts';
import { exerciseOperation } from '../core/exercise/exercise-operation.ts';
import { prepareRun } from '../core/exercise/prepare.ts';
import { assemble } from '../core/exercise/session.ts';
import { isSignIn } from '../core/plan/safety.ts';

/**
 * How many valid requests, as the contracts part makes and sends them, the reference API accepts; every refusal with what
 * it says. Exit code 1 below 98 %.
 *
 *   node bench/positive-acceptance.ts [--depth default] [--seed N] [--runs 1]
 */
const { values } = parseArgs({
  options: {
    depth: { type: 'string', default: 'default' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1' },
  },
});
const WANTED = 0.98;
const METHODS = ['POST', 'PUT', 'PATCH', 'GET', 'HEAD', 'OPTIONS', 'QUERY', 'TRACE', 'DELETE'];

let sent = 0;
/** Sign-ins with a name and a password that were made up: nobody could have known the right ones. */
let signIns = 0;
const refusals = new Map<string, { count: number; readonly first: string }>();
const byStatus = new Map<number, number>();
const byOrigin = new Map<string, { sent: number; accepted: number }>();

async function exerciseAll(url: string, token: string, seed: number): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'positive-acceptance-'));
  const spec = fileURLToPath(new URL('../reference-api/openapi.yaml', import.meta.url));
  const flags = { url, spec, out, seed, token, depth: values.depth, writes: true };
  const config = await resolveConfig({ flags, env: {}, cwd: out });
  const session = assemble(config, await prepareRun(config));
  const operations = session.facts.operations.toSorted(
    (left, right) => METHODS.indexOf(left.method) - METHODS.indexOf(right.method),
  );
  try {
    for (const operation of operations) {
      await exerciseOperation(session, operation, ({ request, response, failure }, one) => {
        const status = response?.status ?? 0;
        if (isSignIn(operation) && status === 401) {
          signIns++;
          return;
        }
        const origin = byOrigin.get(one.origin) ?? { sent: 0, accepted: 0 };
        byOrigin.set(one.origin, origin);
        sent++;
        origin.sent++;
        byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
        if (status >= 200 && status < 400) {
          origin.accepted++;
          return;
        }
        const said = response ? new TextDecoder().decode(response.body).slice(0, 260) : (failure?.message ?? '');
        const body = request.body === undefined ? '' : new TextDecoder().decode(request.body).slice(0, 260);
        const kind = `${operation.id}  ${one.origin}: ${one.label}`;
        const known = refusals.get(kind);
        if (known) known.count++;
        else
          refusals.set(kind, { count: 1, first: `${status} ${said}\n      ${request.url.replace(url, '')} ${body}` });
      });
    }
  } finally {
    await cleanUpSession(session);
    await session.close();
    rmSync(out, { recursive: true, force: true });
  }
}

const database = await startDatabase();
try {
  const target = await startTarget(database.url);
  try {
    for (let run = 0; run < Number(values.runs); run++)
      await exerciseAll(target.url, target.token, Number(values.seed) + run);
  } finally {
    await target.stop();
  }
} finally {
  await database.stop();
}

for (const [kind, { count, first }] of refusals) console.log(`${count} x ${kind}\n      ${first}`);
const refused = [...refusals.values()].reduce((sum, { count }) => sum + count, 0);
const share = sent === 0 ? 0 : (sent - refused) / sent;
console.log(`\nby status: ${[...byStatus].map(([status, count]) => `${status}: ${count}`).join(', ')}`);
for (const [origin, told] of byOrigin) console.log(`${origin.padEnd(12)} ${told.accepted} of ${told.sent} accepted`);
console.log(`${sent} valid requests, ${refused} refused: ${(share * 100).toFixed(2)} % accepted`);
console.log(`beside these ${signIns} sign-ins with made-up credentials, refused with 401`);
process.exitCode = share >= WANTED ? 0 : 1;
