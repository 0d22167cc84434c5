import { buildConnector } from 'undici';
import packageJson from '../../package.json' with { type: 'json' };
import { Call } from './call.ts';
import { FlightClock } from './flight-clock.ts';
import { Lanes } from './lanes.ts';
import { Outgoing, type OutgoingOptions, type PreparedRequest } from './outgoing.ts';
import { Pace, retryAfterMs } from './rate.ts';
import { isSafe } from './safe-method.ts';
import type { Exchange, OutgoingRequest } from './types.ts';

export interface ClientOptions extends Omit<OutgoingOptions, 'userAgent'> {
  /** Milliseconds for a whole exchange. */
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  /** Connections, and with that requests in flight, per origin. */
  readonly concurrency: number;
  /** Requests per second, evenly spaced; 0 or absent is no limit. */
  readonly rate?: number;
  readonly maxHeaderBytes?: number;
  /**
   * 'wait': a 429 is waited out as Retry-After asks (5 s at most) and sent again, except for races. Each 429 is still
   * given to `onExchange`. Default 'report'.
   */
  readonly on429?: 'wait' | 'report';
  /** Awaited before a request of an identity is prepared: credentials that end are renewed first. */
  readonly ready?: (identity: string) => Promise<void> | undefined;
  /**
   * Asked when credentials that this client added were refused with 401. True: there are newer ones, and the request is
   * sent once more. `carried`: what `credentials` gave when it was prepared. Not asked for races, for 'anonymous', nor where the request has credentials of its own.
   */
  readonly renew?: (refused: Exchange, carried: Readonly<Record<string, string>>) => Promise<boolean>;
  /** Sees every exchange, before `send` resolves. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/** What the start gate shares with the client: identities, counters, limits. */
export interface ClientKernel {
  readonly options: ClientOptions;
  readonly pace: Pace;
  readonly maxHeaderBytes: number;
  nextId(): string;
  prepare(request: OutgoingRequest): PreparedRequest;
  report(exchange: Exchange): void;
}

export interface Client {
  /**
   * Sends one request. Failures of the transport are part of the exchange. No redirect is followed; nothing is
   * repeated but a safe request whose reused connection the server had closed. Rejects only with AssayError
   * CONFIG_INVALID when the URL leaves the target.
   */
  send(request: OutgoingRequest): Promise<Exchange>;
  /** Sends all, at most `concurrency` at a time; exchanges in the order of the requests. */
  sendAll(requests: readonly OutgoingRequest[], concurrency?: number): Promise<Exchange[]>;
  /** Whether a URL belongs to the target. */
  allows(url: string): boolean;
  /** Ends what is in flight ('aborted') and closes all connections. */
  close(): Promise<void>;
  readonly kernel: ClientKernel;
  /** How long there was nothing to do but wait for answers. */
  readonly flight: FlightClock;
}

const DEFAULT_MAX_HEADER_BYTES = 65_536;
const MAX_429_WAIT_MS = 5000;

type Headers = Readonly<Record<string, string>>;

/** Headers of a request that stand instead of its identity's credentials; cookies go together. */
function replaces(request: OutgoingRequest, carried: Headers): boolean {
  const own = new Set(Object.keys(request.headers).map((name) => name.toLowerCase()));
  return Object.keys(carried).some((name) => name.toLowerCase() !== 'cookie' && own.has(name.toLowerCase()));
}

/**
 * Were credentials refused, and is it certain that nothing was done? A 401 with its challenge says that the request was
 * not applied (RFC 9110, 15.5.2); without one only a safe request is sent again.
 */
function isRefusal({ request, response }: Exchange): boolean {
  if (response?.status !== 401 || request.purpose === 'race' || request.keepCredentials === true) return false;
  return isSafe(request.method) || response.headers['www-authenticate'] !== undefined;
}

/** Throws AssayError CONFIG_INVALID when `options.url` is not an absolute http(s) URL. */
export function createClient(options: ClientOptions): Client {
  const outgoing = new Outgoing({ ...options, userAgent: `assay/${packageJson.version}` });
  const pace = new Pace(options.rate ?? 0);
  const maxHeaderBytes = options.maxHeaderBytes ?? DEFAULT_MAX_HEADER_BYTES;
  const connect = buildConnector({ allowH2: false, timeout: options.timeoutMs });
  const lanesByOrigin = new Map<string, Lanes>();
  const inFlight = new Set<Call>();
  const flight = new FlightClock();
  let counter = 0;
  let closed = false;

  const kernel: ClientKernel = {
    options,
    pace,
    maxHeaderBytes,
    nextId: () => `x${++counter}`,
    prepare: (request) => outgoing.prepare(request),
    report: (exchange) => options.onExchange?.(exchange),
  };

  const lanesFor = (origin: string): Lanes => {
    let lanes = lanesByOrigin.get(origin);
    if (lanes === undefined) {
      lanes = new Lanes(origin, options.concurrency, { connect, maxHeaderBytes });
      lanesByOrigin.set(origin, lanes);
    }
    return lanes;
  };

  const exchange = async (prepared: PreparedRequest): Promise<Exchange> => {
    const lanes = lanesFor(prepared.origin);
    const free = lanes.acquire();
    const lane = free instanceof Promise ? await free : free;
    const id = kernel.nextId();
    const { maxBodyBytes } = options;
    const timeoutMs = prepared.request.timeoutMs ?? options.timeoutMs;
    const repeatable = isSafe(prepared.request.method);
    return new Promise((resolve) => {
      const attempt = (mayRepeat: boolean, calledAt?: number): void => {
        let reused = false;
        const started = (): void => {
          reused = lane.served > 0;
        };
        const done = (result: Exchange, call: Call): void => {
          inFlight.delete(call);
          flight.ended();
          lane.served += 1;
          // The server closed an idle connection while the request was on its way: no fault of the API. The lane has
          // lost its connection, so the second attempt goes out on a fresh one.
          if (mayRepeat && reused && call.closedUnanswered && !closed) {
            attempt(false, call.calledAt);
            return;
          }
          lanes.release(lane);
          resolve(result);
        };
        const call = new Call(id, prepared, { timeoutMs, maxBodyBytes }, { started, done }, calledAt);
        inFlight.add(call);
        flight.began();
        if (closed) call.cancel('the client is closed');
        else lane.connection.dispatch(call.dispatchOptions(), call);
      };
      attempt(repeatable);
    });
  };

  const send = async (request: OutgoingRequest): Promise<Exchange> => {
    const identity = request.identity ?? 'default';
    const pending = identity === 'anonymous' ? undefined : options.ready?.(identity);
    if (pending !== undefined) await pending;
    const carried = identity === 'anonymous' ? {} : (options.credentials?.(identity) ?? {});
    const mayRenew = identity !== 'anonymous' && options.renew !== undefined && !replaces(request, carried);
    let prepared = outgoing.prepare(request);
    let refused: Exchange | undefined;
    let waitLeft = options.on429 === 'wait' && request.purpose !== 'race' ? MAX_429_WAIT_MS : 0;
    for (;;) {
      const turn = pace.turn();
      if (turn !== undefined) await turn;
      const answered = await exchange(prepared);
      const result = refused === undefined ? answered : { ...answered, resentAfter: refused.id };
      options.onExchange?.(result);
      if (mayRenew && refused === undefined && isRefusal(result) && (await options.renew?.(result, carried)) === true) {
        refused = result;
        prepared = outgoing.prepare(request);
        continue;
      }
      const wait = waitLeft > 0 ? retryAfterMs(result) : undefined;
      if (wait === undefined || wait > waitLeft) return result;
      // Even 'Retry-After: 0' costs something, so that this loop ends.
      const holdMs = Math.max(wait, 50);
      waitLeft -= holdMs;
      pace.hold(holdMs);
    }
  };

  const sendAll = async (
    requests: readonly OutgoingRequest[],
    concurrency = options.concurrency,
  ): Promise<Exchange[]> => {
    const exchanges = new Array<Exchange>(requests.length);
    const queue = requests.entries();
    const worker = async (): Promise<void> => {
      for (const [index, request] of queue) exchanges[index] = await send(request);
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, requests.length) }, worker));
    return exchanges;
  };

  const close = async (): Promise<void> => {
    closed = true;
    for (const call of inFlight) call.cancel('the client was closed');
    await Promise.all([...lanesByOrigin.values()].map((lanes) => lanes.destroy()));
  };

  return { send, sendAll, allows: (url) => outgoing.allows(url), close, kernel, flight };
}
