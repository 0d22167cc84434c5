import type { Call, Outgoing, Reply } from './call.ts';

export const API_VERSION = '1.0.0';

/** The shape of every success: `{ok, data, meta, correlation_id}`. */
export function envelope(call: Call, reply: Reply): Readonly<Record<string, unknown>> {
  return {
    ok: true,
    data: reply.data ?? null,
    meta: reply.meta ?? { api_version: API_VERSION },
    correlation_id: call.requestId,
  };
}

/** Status, headers and body of a success. 204 and 304 have no body. */
export function respond(call: Call, reply: Reply): Outgoing {
  const headers = { ...reply.headers };
  if (reply.raw !== undefined) {
    return { status: reply.status, headers: { ...headers, 'Content-Type': reply.raw.type }, body: reply.raw.body };
  }
  if (reply.status === 204 || reply.status === 304) return { status: reply.status, headers, body: null };
  const body = JSON.stringify(call.services.seams.envelope(call, reply));
  return { status: reply.status, headers: { ...headers, 'Content-Type': 'application/json' }, body };
}
