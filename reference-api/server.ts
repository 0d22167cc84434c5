import { parseArgs } from 'node:util';
import { startReferenceApi } from './start.ts';

export { type ReferenceApi, type ReferenceApiOptions, startReferenceApi } from './start.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'database-url': { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      'latency-ms': { type: 'string', default: '0' },
      'log-level': { type: 'string', default: 'info' },
      reset: { type: 'boolean', default: false },
    },
  });
  const databaseUrl = values['database-url'] ?? process.env.DATABASE_URL;
  if (databaseUrl === undefined) throw new Error('Give --database-url or set DATABASE_URL.');
  const api = await startReferenceApi({
    databaseUrl,
    port: Number(values.port),
    faults: values.fault,
    latencyMs: Number(values['latency-ms']),
    logLevel: values['log-level'],
    reset: values.reset,
  });
  const stop = (): void => {
    api.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log(JSON.stringify({ url: api.url, tokens: api.tokens }));
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
