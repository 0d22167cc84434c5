import { randomUUID } from 'node:crypto';

const WELL_FORMED = /^[A-Za-z0-9._-]{8,128}$/;

/** The X-Request-Id of the client when it is well-formed, else a new one. */
export function requestIdOf(header: string | undefined): string {
  return header !== undefined && WELL_FORMED.test(header) ? header : randomUUID();
}

/** Trace id of a W3C traceparent of version 00; undefined when it is malformed or all zero. */
export function traceIdOf(traceparent: string | undefined): string | undefined {
  const id = /^00-([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceparent ?? '')?.[1];
  return id === undefined || /^0+$/.test(id) ? undefined : id;
}
