import { isSafe } from './safe-method.ts';
import type { Exchange } from './types.ts';

/**
 * Did the request take place? 'ok' it did, 'fail' it did not, 'unknown' it may have, at any time from the call on.
 * `strength` 'certain' follows from the transport or from a MUST of the protocol; 'contract' rests on the belief that
 * the API means what its status says.
 */
export interface Classification {
  readonly outcome: 'ok' | 'fail' | 'unknown';
  readonly strength: 'certain' | 'contract';
  readonly why: string;
}

const ok = (strength: Classification['strength'], why: string): Classification => ({ outcome: 'ok', strength, why });
const fail = (strength: Classification['strength'], why: string): Classification => ({
  outcome: 'fail',
  strength,
  why,
});
const unknown = (why: string): Classification => ({ outcome: 'unknown', strength: 'certain', why });

const refused = fail('contract', 'refused by its status');

/** Statuses with a rule of their own; the ranges below cover the rest. */
const BY_STATUS: Readonly<Record<number, Classification>> = {
  202: ok('contract', '202: accepted, the effect is known only from the job'),
  207: ok('contract', '207: one outcome per item, see the body'),
  304: unknown('304 does not say whether the change was made'),
  307: fail('contract', '307: nothing was done here, the request has to be repeated elsewhere'),
  308: fail('contract', '308: nothing was done here, the request has to be repeated elsewhere'),
  400: refused,
  401: refused,
  402: refused,
  403: refused,
  404: refused,
  405: refused,
  406: refused,
  408: unknown('408: the server gave up waiting, perhaps after the effect'),
  409: fail('contract', '409: conflict; on an idempotency key it means that another one is running'),
  410: refused,
  411: refused,
  412: fail('certain', '412: a method whose precondition is false must not be performed (RFC 9110 13.1.1)'),
  413: refused,
  414: refused,
  415: refused,
  421: refused,
  422: refused,
  423: refused,
  425: fail('contract', '425: refused as too early; a limiter may sit behind the effect'),
  426: refused,
  428: refused,
  429: fail('contract', '429: refused as too many; a limiter may sit behind the effect'),
  431: refused,
  451: refused,
};

function byStatus(method: string, status: number): Classification {
  const own = BY_STATUS[status];
  if (own !== undefined) return own;
  if (status >= 200 && status < 300) return ok('certain', 'success');
  if (status === 303 && method === 'POST') return ok('certain', '303 after POST: done, the result is elsewhere');
  if (status >= 500) return unknown(`${status}: a gateway may give up while the origin commits`);
  return unknown(`${status} does not say whether the change was made`);
}

/** Classifies an exchange of an operation that may change state; safe methods never have an effect to be unsure of. */
export function classify(exchange: Exchange): Classification {
  const { request, response, failure } = exchange;
  if (isSafe(request.method)) {
    if (failure !== undefined) return fail('certain', `safe method, ${failure.kind}: no effect either way`);
    const status = response?.status ?? 0;
    if ((status >= 200 && status < 300) || status === 304) return ok('certain', 'safe method, answered');
    return fail('certain', `safe method, ${status}: no effect either way`);
  }
  if (failure?.kind === 'not-sent') return fail('certain', `not sent: ${failure.message}`);
  if (response === undefined) return unknown(`${failure?.kind ?? 'no response'} after the request was written`);
  const result = byStatus(request.method, response.status);
  const cut = failure !== undefined || response.truncated;
  if (cut && result.outcome === 'ok') return { ...result, why: `${result.why}; its body was cut: output unknown` };
  return result;
}
