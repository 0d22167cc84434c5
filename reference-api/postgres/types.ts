export type PostgresSource = 'DATABASE_URL' | 'testcontainers' | 'embedded';

export interface PostgresOptions {
  /** Connection URL of a server that is there already; `process.env.DATABASE_URL` when absent. */
  readonly databaseUrl?: string;
  /** Image for testcontainers; `ASSAY_POSTGRES_IMAGE`, else postgres:17-alpine, when absent. */
  readonly image?: string;
  /** This way and no other: a failure is an error instead of a reason to try the next one. */
  readonly prefer?: PostgresSource;
}

/** A PostgreSQL database of our own, empty, reachable over loopback unless the server was given. */
export interface StartedPostgres {
  readonly url: string;
  readonly how: PostgresSource;
  /** The server's own version text: '18.4'. */
  readonly version: string;
  /** Sentences about ways that were tried and not taken. */
  readonly notes: readonly string[];
  /** Drops the database, or stops and deletes the server. May be called twice. */
  stop(): Promise<void>;
}

/** What one way of getting a server gives, before its self-check. */
export interface Provided {
  readonly url: string;
  stop(): Promise<void>;
}
