import type { ErrorObject } from 'ajv/dist/2020.js';
import { type Change, conditionalUpdate } from './db/conditional-update.ts';
import {
  abandonIdempotent,
  type Begun,
  beginIdempotent,
  completeIdempotent,
  type KeyIdentity,
  replay,
} from './db/idempotency-store.ts';
import { type ListRequest, listRows, orderBy, type Window } from './db/list-query.ts';
import type { Queryable, Row } from './db/pool.ts';
import { type Claim, insertRecord } from './db/records.ts';
import type { Resource } from './db/resource.ts';
import { moveStock } from './db/stock.ts';
import { type Move, moveMoney } from './db/transfer.ts';
import { claimUnique } from './db/unique-keys.ts';
import type { Operation } from './description.ts';
import type { Call, Caller, Outgoing, Reply, Services } from './http/call.ts';
import { envelope, respond } from './http/envelope.ts';
import { entityTag } from './http/etag.ts';
import { offsetLinks, pageLinks } from './http/links.ts';
import { authenticate } from './middleware/authenticate.ts';
import { takesMediaType } from './middleware/json-body.ts';
import { requestIdOf } from './middleware/request-id.ts';
import { type AccessSeams, cleanAccess } from './seams/access.ts';
import { cleanInput, type InputSeams } from './seams/input.ts';
import { cleanKeyset, type KeysetSeams } from './seams/keyset.ts';
import { cleanSelection, type SelectionSeams } from './seams/selection.ts';
import { cleanSurroundings, type SurroundingSeams } from './seams/surroundings.ts';

type Values = Readonly<Record<string, unknown>>;

/** The places at which a fault can put something else. Each does one thing; `cleanSeams` does all of them right. */
export interface Seams extends AccessSeams, InputSeams, KeysetSeams, SelectionSeams, SurroundingSeams {
  /** The description as it is served. */
  describe(document: Record<string, unknown>): Record<string, unknown>;
  /** The request as it is routed. */
  arrive(request: Request): Request;
  /** The id of a request, from its X-Request-Id. */
  requestId(header: string | undefined): string;
  /** Whether an operation reads a body of this Content-Type. */
  takesMediaType(operation: Operation, contentType: string): boolean;
  /** The caller of a request. */
  authenticate(services: Services, operation: Operation, authorization: string | undefined): Promise<Caller>;
  /** What is wrong with a value by its schema; `parameter` is empty for the body. Nothing wrong lets it pass. */
  complaints(
    operation: Operation,
    parameter: string,
    value: unknown,
    errors: readonly ErrorObject[],
  ): readonly ErrorObject[];
  /** Runs before a handler; throws to refuse. */
  beforeHandler(call: Call): Promise<void>;
  /** Number of items the database is asked for. */
  pageSize(call: Call, asked: number): number;
  pageWindow(call: Call, page: number, pageSize: number): Window;
  offsetWindow(call: Call, asked: Window): Window;
  /** Column equalities of the filter. */
  conditions(call: Call, filter: Values): Values;
  orderBy(resource: Resource, sort: string, order: string): string;
  listRows(db: Queryable, request: ListRequest): Promise<{ rows: Row[]; total: number }>;
  total(call: Call, counted: number): number;
  pageLinks(url: URL, page: number, pages: number): string;
  offsetLinks(url: URL, offset: number, limit: number, total: number): string;
  /** Item of a stretch after which the next one begins; `rows` has one more than `limit` when there is a next. */
  lastOfStretch(rows: readonly Row[], limit: number): Row | undefined;
  entityTag(item: Row): string;
  /** Whether If-None-Match is looked at. */
  revalidates(call: Call): boolean;
  conditionalUpdate(tx: Queryable, resource: Resource, change: Change): Promise<Row>;
  insertRecord(tx: Queryable, claim: Claim, resource: Resource, tenant: string, values: Values): Promise<Row>;
  claimUnique: Claim;
  moveStock(tx: Queryable, tenant: string, productId: string, delta: number, pointer?: string): Promise<Row>;
  moveMoney(tx: Queryable, move: Move): Promise<void>;
  /** Whether a deletion is carried out. */
  deletes(call: Call): boolean;
  beginIdempotent(db: Queryable, key: KeyIdentity, hash: string): Promise<Begun>;
  completeIdempotent(tx: Queryable, key: KeyIdentity, attempt: string, reply: Reply): Promise<void>;
  abandonIdempotent(db: Queryable, key: KeyIdentity, attempt: string): Promise<void>;
  replay(reply: Reply): Reply;
  envelope(call: Call, reply: Reply): Values;
  respond(call: Call, reply: Reply): Outgoing;
  /** Every answer, refusals too, before it is written. */
  finish(request: Request, outgoing: Outgoing): Outgoing;
  /** Changes the headers of every answer when everything else was done. */
  lastHeaders(request: Request, status: number, headers: Headers): void;
}

/** Everything as it should be; a fresh object, as faults change it. */
export function cleanSeams(): Seams {
  return {
    describe: (document) => document,
    ...cleanAccess(),
    ...cleanInput(),
    ...cleanKeyset(),
    ...cleanSelection(),
    ...cleanSurroundings(),
    arrive: (request) => request,
    requestId: requestIdOf,
    takesMediaType,
    authenticate,
    complaints: (_operation, _parameter, _value, errors) => errors,
    beforeHandler: async () => undefined,
    pageSize: (_call, asked) => asked,
    pageWindow: (_call, page, pageSize) => ({ offset: (page - 1) * pageSize, limit: pageSize }),
    offsetWindow: (_call, asked) => asked,
    conditions: (_call, filter) => filter,
    orderBy,
    listRows,
    total: (_call, counted) => counted,
    pageLinks,
    offsetLinks,
    lastOfStretch: (rows, limit) => rows[limit - 1],
    entityTag,
    revalidates: () => true,
    conditionalUpdate,
    insertRecord,
    claimUnique,
    moveStock,
    moveMoney,
    deletes: () => true,
    beginIdempotent,
    completeIdempotent,
    abandonIdempotent,
    replay,
    envelope,
    respond,
    finish: (_request, outgoing) => outgoing,
    lastHeaders: () => undefined,
  };
}
