/** Started by watchdog.test.ts as a process of its own, which is then killed. Prints where the server is. */
import { startPostgres } from '../../reference-api/postgres/start-postgres.ts';

const started = await startPostgres({ prefer: 'embedded' });
console.log(started.url);
setInterval(() => undefined, 60_000);
