import { isSuccess, unusable } from '../http/gateway.ts';
import { isGet, mayBeRead } from '../http/get-operation.ts';
import { reading } from '../http/readings.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { Probe } from '../probe.ts';

export interface AcceptEvidence {
  readonly asked: Shot;
  /** The same request with its own Accept, afterwards. */
  readonly after: Shot;
}

/** Registered nowhere. */
export const NO_MEDIA_TYPE = 'application/x-assay-none';

export const oracle: Probe<AcceptEvidence> = {
  id: 'unacceptable-accept',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'status-semantics',
  holds: 'An Accept that cannot be met is refused or passed over',
  broken: 'An Accept that cannot be met becomes a wrong label',
  asserts:
    'A request that accepts only a media type nobody offers is answered 406 or as usual, and not with that type as a label.',
  why: 'Any client can send any Accept: a wrong label makes clients, and browsers most of all, read JSON as something else.',
  source: [
    { standard: 'RFC 9110', clause: '12.5.1 Accept', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1' },
    {
      standard: 'RFC 9110',
      clause: '15.5.7 406 Not Acceptable',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.7',
    },
  ],
  remedy:
    'Choose the media type from what the operation offers; without a match answer 406 or the default type, with its own name.',
  considers: isGet,
  appliesTo: mayBeRead,
  async gather(context) {
    const made = await reading(context);
    if (typeof made === 'string') return made;
    const headers = { ...made.request.headers, accept: NO_MEDIA_TYPE };
    const asked = shotOf(
      await context.send({ ...made.request, headers }, `Accept: ${NO_MEDIA_TYPE}`),
      `Accept: ${NO_MEDIA_TYPE}`,
    );
    // Only a refusal needs to be told from a target that refuses everything by now.
    if (isSuccess(asked.status) || asked.status === 406) return { asked, after: made.plain };
    return { asked, after: shotOf(await context.send(made.request, 'the request with its own Accept again')) };
  },
  verify({ asked, after }) {
    const reason = unusable(asked.status);
    if (reason !== undefined) return { outcome: 'inconclusive', reason };
    if (!isSuccess(after.status))
      return { outcome: 'inconclusive', reason: `the usual request was answered ${after.status} afterwards` };
    if (asked.status >= 500) return { outcome: 'not-tested', reason: 'a server error is judged by no-server-error' };
    const label = asked.headers['content-type'] ?? '';
    if (isSuccess(asked.status) && asked.bytes > 0 && label.toLowerCase().startsWith(NO_MEDIA_TYPE)) {
      const common = { witness: [asked.line, after.line], exchanges: [after.exchange, asked.exchange] };
      const observed = `Content-Type: ${label.slice(0, 120)}`;
      const violation = {
        ...common,
        key: 'asked type as label',
        expected: 'the type the content really has',
        observed,
      };
      return { outcome: 'fail', evidence: 1, violations: [{ ...violation, confidence: 'certain' }] };
    }
    return { outcome: 'pass', evidence: 1 };
  },
};
