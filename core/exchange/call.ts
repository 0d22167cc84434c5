import type { Dispatcher } from 'undici';
import { now } from './clock.ts';
import { contentCodings, decodeContent } from './content-coding.ts';
import { failureOf, isClosedByPeer } from './failure-kind.ts';
import type { PreparedRequest } from './outgoing.ts';
import { readHeaders } from './response-headers.ts';
import type { Exchange, ExchangeFailure, IncomingResponse } from './types.ts';

export interface CallLimits {
  /** Milliseconds for the whole exchange, from the call to the last byte of the body. */
  readonly timeoutMs: number;
  /** Bytes of a response body, before and after content decoding. */
  readonly maxBodyBytes: number;
}

export interface CallHooks {
  /** The exchange is over. Called once. */
  readonly done: (exchange: Exchange, call: Call) => void;
  /** Just before the first byte is written. */
  readonly started?: (call: Call) => void;
  /** Everything was handed to the socket. */
  readonly written?: (call: Call) => void;
}

const ENOUGH = new Error('the body limit was reached');
const EXPIRED = new Error('the timeout of the exchange passed');
const NO_BYTES = Buffer.alloc(0);

const expire = (call: Call): void => call.expire();

/** One attempt at one exchange: collects what the transport reports and turns it into an `Exchange`. Never throws. */
export class Call implements Dispatcher.DispatchHandler {
  readonly prepared: PreparedRequest;
  readonly #id: string;
  readonly #limits: CallLimits;
  readonly #hooks: CallHooks;
  readonly #at = new Date().toISOString();
  readonly #timer: NodeJS.Timeout;
  readonly #calledAt: number;
  #controller: Dispatcher.DispatchController | undefined;
  #finished = false;
  #firstByteAt: number | undefined;
  #status = 0;
  #flatHeaders: readonly (Buffer | string)[] = [];
  #chunks: Buffer[] = [];
  #size = 0;
  #truncated = false;
  /** Set by the gate. */
  gatedAt: number | undefined;
  /** The peer closed the connection before the first byte of a response. */
  closedUnanswered = false;

  constructor(id: string, prepared: PreparedRequest, limits: CallLimits, hooks: CallHooks, calledAt = now()) {
    this.#id = id;
    this.prepared = prepared;
    this.#limits = limits;
    this.#hooks = hooks;
    this.#calledAt = calledAt;
    this.#timer = setTimeout(expire, limits.timeoutMs - (now() - calledAt), this);
  }

  get started(): boolean {
    return this.#controller !== undefined;
  }

  get calledAt(): number {
    return this.#calledAt;
  }

  /** What the transport needs to write the request. */
  dispatchOptions(): Dispatcher.DispatchOptions {
    const { request, origin, path } = this.prepared;
    const { method, headers, body } = request;
    return { origin, path, method, headers, body: body ?? null };
  }

  expire(): void {
    const where = this.started ? (this.#status === 0 ? 'no response' : 'the body did not end') : 'no connection';
    const kind = this.started ? 'timeout' : 'not-sent';
    this.#end({ kind, message: `${where} within ${this.#limits.timeoutMs} ms` });
    this.#controller?.abort(EXPIRED);
  }

  /** Gives up, for instance because the client is closed. */
  cancel(message: string): void {
    this.#end({ kind: this.started ? 'aborted' : 'not-sent', message });
    this.#controller?.abort(EXPIRED);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // A call that expired while it waited for a connection must not be written any more.
    if (this.#finished) {
      controller.abort(EXPIRED);
      return;
    }
    this.#controller = controller;
    this.#hooks.started?.(this);
  }

  onRequestSent(): void {
    this.#hooks.written?.(this);
  }

  onResponseStarted(): void {
    this.#firstByteAt ??= now();
  }

  onResponseStart(controller: Dispatcher.DispatchController, statusCode: number): void {
    if (statusCode < 200) return;
    this.#firstByteAt ??= now();
    this.#status = statusCode;
    if (Array.isArray(controller.rawHeaders)) this.#flatHeaders = controller.rawHeaders;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#finished) return;
    const room = this.#limits.maxBodyBytes - this.#size;
    if (chunk.length <= room) {
      this.#chunks.push(chunk);
      this.#size += chunk.length;
      return;
    }
    this.#chunks.push(chunk.subarray(0, room));
    this.#size += room;
    this.#truncated = true;
    this.#end();
    controller.abort(ENOUGH);
  }

  onResponseEnd(): void {
    this.#end();
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.closedUnanswered = this.started && this.#firstByteAt === undefined && isClosedByPeer(error);
    this.#end(failureOf(error, this.started));
  }

  #end(failure?: ExchangeFailure): void {
    if (this.#finished) return;
    this.#finished = true;
    clearTimeout(this.#timer);
    const returnedAt = this.#status === 0 ? Number.POSITIVE_INFINITY : now();
    if (this.#status === 0) {
      this.#deliver(returnedAt, undefined, failure);
      return;
    }
    const { headers, rawHeaders } = readHeaders(this.#flatHeaders);
    const [first] = this.#chunks;
    const raw = this.#chunks.length > 1 ? Buffer.concat(this.#chunks, this.#size) : (first ?? NO_BYTES);
    const truncated = this.#truncated;
    const declared = truncated ? Number(headers['content-length']) || 0 : 0;
    const plain = { status: this.#status, headers, rawHeaders, body: raw, truncated };
    const codings = raw.length === 0 ? [] : contentCodings(headers['content-encoding']);
    if (codings.length === 0) {
      // Fewer octets than declared: the message ended early (RFC 9112 8), whatever the parser calls it.
      const early = failure?.kind === 'malformed' && raw.length < Number(headers['content-length']);
      const why = early ? { ...failure, kind: 'reset' as const } : failure;
      this.#deliver(returnedAt, { ...plain, bodyBytes: Math.max(declared, raw.length) }, why);
      return;
    }
    void decodeContent(raw, codings, this.#limits.maxBodyBytes).then((decoded) => {
      const { body } = decoded;
      const cut = truncated || decoded.truncated;
      // A body that was cut cannot be expected to decode to its end.
      const broken = decoded.error === undefined || cut ? undefined : decoded.error;
      const why = failure ?? (broken === undefined ? undefined : { kind: 'malformed' as const, message: broken });
      this.#deliver(returnedAt, { ...plain, body, truncated: cut, bodyBytes: body.length }, why);
    });
  }

  #deliver(returnedAt: number, response: IncomingResponse | undefined, failure: ExchangeFailure | undefined): void {
    const { request, identity } = this.prepared;
    const exchange: Exchange = {
      id: this.#id,
      request,
      identity,
      calledAt: this.#calledAt,
      returnedAt,
      at: this.#at,
      ...(response !== undefined && { response }),
      ...(failure !== undefined && { failure }),
      ...(this.gatedAt !== undefined && { gatedAt: this.gatedAt }),
      ...(this.#firstByteAt !== undefined && { firstByteAt: this.#firstByteAt }),
    };
    this.#hooks.done(exchange, this);
  }
}
