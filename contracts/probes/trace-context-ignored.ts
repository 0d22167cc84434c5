import { isSafe } from '../../core/plan/safety.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { isGet, mayBeRead } from '../http/get-operation.ts';
import { reading } from '../http/readings.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { Probe } from '../probe.ts';

export interface TraceContextEvidence {
  readonly tried: readonly { readonly kind: string; readonly shot: Shot }[];
  /** The request without any of it, afterwards. */
  readonly after: Shot;
}

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

/** W3C Trace Context, section 4.3: what cannot be read is as if it were not there. */
const KINDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a valid traceparent': { traceparent: `00-${TRACE}-${SPAN}-01`, tracestate: 'assay=1' },
  'a malformed traceparent': { traceparent: 'assay' },
  'a traceparent of zeros': { traceparent: `00-${'0'.repeat(32)}-${'0'.repeat(16)}-00` },
  'a traceparent of version ff': { traceparent: `ff-${TRACE}-${SPAN}-01` },
  'a traceparent of a later version': { traceparent: `cc-${TRACE}-${SPAN}-01-what-the-future-brings` },
  'a malformed tracestate': { traceparent: `00-${TRACE}-${SPAN}-01`, tracestate: 'assay,=,' },
};

export const oracle: Probe<TraceContextEvidence> = {
  id: 'trace-context-ignored',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'trace-context',
  holds: 'Trace headers never change the answer',
  broken: 'A trace header changes the answer',
  asserts: 'A reading request is answered with the same status whatever traceparent and tracestate it carries.',
  why: 'Proxies and agents add these headers without being asked: a request must not fail because somebody traces it.',
  source: [
    {
      standard: 'W3C Trace Context',
      clause: '4.3 Mutating the traceparent Field',
      url: 'https://www.w3.org/TR/trace-context/#a-traceparent-is-received',
    },
  ],
  remedy: 'Start a new trace when the one that came cannot be read; never refuse the request.',
  considers: (operation, { operations }) =>
    isGet(operation) &&
    operations.find((one) => isSafe(one) && isGet(one) && one.module === operation.module) === operation,
  appliesTo: mayBeRead,
  async gather(context) {
    const made = await reading(context);
    if (typeof made === 'string') return made;
    const tried: { kind: string; shot: Shot }[] = [];
    for (const [kind, headers] of Object.entries(KINDS)) {
      const request = { ...made.request, headers: { ...made.request.headers, ...headers } };
      tried.push({ kind, shot: shotOf(await context.send(request, kind), kind) });
    }
    if (tried.every(({ shot }) => isSuccess(shot.status))) return { tried, after: made.plain };
    return { tried, after: shotOf(await context.send(made.request, 'the request without trace headers')) };
  },
  verify({ tried, after }) {
    const usable = tried.filter(({ shot }) => unusable(shot.status) === undefined && shot.status < 500);
    if (usable.length === 0)
      return {
        outcome: 'inconclusive',
        reason: unusable(tried[0]?.shot.status ?? 0) ?? 'a server error is judged by no-server-error',
      };
    if (!isSuccess(after.status))
      return { outcome: 'inconclusive', reason: `the usual request was answered ${after.status} afterwards` };
    const violations = usable
      .filter(({ shot }) => shot.status >= 400 && shot.status !== 403)
      .map(({ kind, shot }) => ({
        key: kind,
        expected: `status ${after.status}, as without it`,
        observed: `status ${shot.status} with ${kind}`,
        witness: [after.line, shot.line],
        exchanges: [after.exchange, shot.exchange],
        confidence: 'firm' as const,
      }));
    if (violations.length > 0) return { outcome: 'fail', evidence: usable.length, violations };
    return { outcome: 'pass', evidence: usable.length };
  },
};
