import { join } from 'node:path';

/** Every embedded server has a folder of its own below the system's temporary folder: `<prefix>XXXXXX/data`. */
export const HOME_PREFIX = 'assay-postgres-';
export const OWNER_FILE = 'owner.json';
export const dataDirectory = (home: string): string => join(home, 'data');

const FLAGS = {
  // Reachable from this machine only, by TCP only.
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // A throw-away database: durability costs time and gives nothing.
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/** Options of `new EmbeddedPostgres(…)`: SCRAM passwords, loopback, no durability; `log` gets the server's lines. */
export function embeddedOptions(
  place: { readonly home: string; readonly port: number; readonly password: string },
  log: (line: string) => void,
) {
  return {
    databaseDir: dataDirectory(place.home),
    port: place.port,
    user: 'postgres',
    password: place.password,
    authMethod: 'scram-sha-256' as const,
    persistent: false,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: Object.entries(FLAGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    // PostgreSQL refuses to run as root; this makes and uses the system user 'postgres'.
    createPostgresUser: process.getuid?.() === 0,
    onLog: (message: string) => log(message.trim()),
    onError: (message: unknown) => log(String(message)),
  };
}
