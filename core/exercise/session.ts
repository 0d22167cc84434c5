import { join } from 'node:path';
import { resolveConfig } from '../config/index.ts';
import type { ResolvedConfig } from '../config/types.ts';
import { type Client, createClient } from '../exchange/client.ts';
import { type Ledger, openLedger } from '../exchange/ledger.ts';
import { createRedactor, type Redactor } from '../exchange/redact.ts';
import { operationsBelow } from '../operations/base-urls.ts';
import { operationsOf } from '../operations/operations-of.ts';
import type { Operation, SecurityScheme } from '../operations/types.ts';
import { createValidators, type Validators } from '../operations/validation/create-validators.ts';
import { withConfiguredKeys } from '../plan/configured-keys.ts';
import { withConfiguredLists } from '../plan/configured-lists.ts';
import type { PlanFacts } from '../plan/types.ts';
import { hashLabel, randomFor } from '../random/seed.ts';
import { inferResources } from '../resources/infer-resources.ts';
import type { Description } from '../spec/types.ts';
import { CaseMaker } from './case-maker.ts';
import { CoverageCounter } from './coverage.ts';
import { openDeadEnds } from './dead-ends.ts';
import { Journal } from './journal.ts';
import { restoreOurs } from './learn.ts';
import { configuredSecrets } from './mask.ts';
import { Pool } from './pool.ts';
import { type PreparedRun, prepareRun, readPreparedRun } from './prepare.ts';
import { Reach } from './reach.ts';
import { type Identities, openIdentities, type RequestCredentials, type SignedIn } from './sign-in/index.ts';
import { RenewalSense } from './sign-in/renewal-sense.ts';
import type { IdentityLabel } from './sign-in/types.ts';
import { usableIdentities } from './sign-in/usable-identities.ts';
import { Traffic } from './traffic.ts';

/** What is known before a request is sent. */
export interface SessionFacts extends PlanFacts {
  readonly description: Description;
  readonly baseUrl: string;
  /** Short, letters and digits: in the names of everything this run creates. */
  readonly runToken: string;
}

/** Everything a part needs to test the target; one per worker process. */
export interface Session {
  readonly facts: SessionFacts;
  readonly config: ResolvedConfig;
  readonly run: PreparedRun;
  readonly runDir: string;
  readonly schemes: readonly SecurityScheme[];
  readonly validators: Validators;
  readonly client: Client;
  readonly redactor: Redactor;
  readonly ledger: Ledger;
  readonly pool: Pool;
  readonly traffic: Traffic;
  readonly reach: Reach;
  readonly cases: CaseMaker;
  readonly coverage: CoverageCounter;
  readonly journal: Journal;
  /** Who requests can be sent as, 'default' first. 'anonymous' is always possible and not listed. */
  readonly identities: readonly IdentityLabel[];
  readonly access: Identities;
  /** What an identity's requests carry at this moment; `ready` first where they are used outside of `traffic`. */
  credentials(identity?: string): RequestCredentials;
  operation(id: string): Operation;
  close(): Promise<void>;
}

let opened: Promise<Session> | undefined;

/**
 * The session of this process. Reads the run that was prepared by the command line or the global set-up
 * (environment variable ASSAY_RUN_DIR); prepares one itself when there is none.
 */
export function openSession(): Promise<Session> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Session> {
  const config = await resolveConfig({ env: process.env, cwd: process.cwd() });
  const runDir = process.env.ASSAY_RUN_DIR;
  const run = runDir ? readPreparedRun(runDir) : await prepareRun(config);
  const usable = await usableIdentities({ ...config, seed: run.seed }, run);
  const session = assemble(usable.config, run, usable.signedIn);
  await session.access.signInAll();
  return session;
}

/** Puts a session together for a prepared run; used by tests and commands that do not go through Playwright. */
export function assemble(config: ResolvedConfig, run: PreparedRun, signedIn?: SignedIn): Session {
  const { operations: described, schemes } = operationsOf(run.description);
  const operations = operationsBelow(described, run.description, run.baseUrl);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const inferred = inferResources(operations, run.description.document);
  const listed = withConfiguredLists(inferred, operations, config.lists);
  const model = withConfiguredKeys(listed, operations, config.idempotency);
  const facts: SessionFacts = {
    config,
    operations,
    byId,
    model,
    description: run.description,
    baseUrl: run.baseUrl,
    runToken: `as${hashLabel(run.runId).toString(36).slice(0, 4)}`,
  };
  const validators = createValidators(run.description);
  const redactor = createRedactor(configuredSecrets(config));
  const ledger = openLedger(join(run.runDir, 'artifacts', 'ledger.ndjson'));
  const pool = new Pool();
  restoreOurs(ledger.entries(), facts, pool);
  const coverage = new CoverageCounter();
  const journal = new Journal({ facts, redactor, coverage, seed: run.seed });
  const access = openIdentities({
    config,
    facts: { operations, schemes, document: run.description.document, baseUrl: run.baseUrl },
    ...(signedIn === undefined ? {} : { signedIn }),
    onProblem: ({ code, message, parts }) =>
      journal.say({ type: 'warning', warning: { code, message: `${message} ${parts.observed ?? ''}`.trim() } }),
  });
  const sense = new RenewalSense(byId);
  const client = createClient({
    url: run.baseUrl,
    timeoutMs: config.http.timeoutMs,
    maxBodyBytes: config.http.maxBodyBytes,
    concurrency: config.http.concurrency,
    rate: config.http.rate,
    headers: config.headers,
    credentials: (identity) => access.credentials(identity).headers,
    credentialQuery: (identity) => access.credentials(identity).query,
    ready: (identity) => access.ready(identity),
    renew: async (refused, carried) => sense.mayHelp(refused) && (await access.renew(refused.identity, carried)),
    on429: 'wait',
  });
  const traffic = new Traffic({
    client,
    baseUrl: run.baseUrl,
    ledger,
    pool,
    model,
    byId,
    coverage,
    isStranger: (identity) => isStranger(config, identity),
    onExchange: (exchange) => {
      sense.learn(exchange);
      journal.keep(exchange);
    },
  });
  const random = randomFor(run.seed, `nonce-${process.pid}`);
  const cases = new CaseMaker(facts, random, (schema) => validators.schema(schema, 'request'));
  const reach = new Reach(facts, traffic, pool, cases, openDeadEnds(join(run.runDir, 'artifacts', 'dead-ends.ndjson')));
  return {
    facts,
    config,
    run,
    runDir: run.runDir,
    schemes,
    validators,
    client,
    redactor,
    ledger,
    pool,
    traffic,
    reach,
    cases,
    coverage,
    journal,
    access,
    get identities() {
      return access.list;
    },
    credentials: (identity = 'default') => access.credentials(identity),
    operation(id) {
      const operation = byId.get(id);
      if (!operation) throw new RangeError(`no operation ${id} in the description`);
      return operation;
    },
    close: () => client.close(),
  };
}

/** An identity that is said to be of another tenant than the default one. */
function isStranger({ identities }: ResolvedConfig, name: string): boolean {
  const tenant = identities[name]?.tenant;
  return tenant !== undefined && tenant !== identities.default?.tenant;
}
