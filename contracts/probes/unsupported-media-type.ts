import { isJson, matchMediaType } from '../../core/operations/media-type.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { Probe } from '../probe.ts';
import { NO_MEDIA_TYPE } from './unacceptable-accept.ts';

export const oracle: Probe<Shot> = {
  id: 'unsupported-media-type',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'status-semantics',
  holds: 'A body of a media type nobody takes is refused',
  broken: 'A body of a media type nobody takes is read all the same',
  asserts: 'A valid JSON body that is labelled as a media type nobody has described is not accepted.',
  why: 'A service that reads any label as JSON takes requests that browsers send to it from foreign pages without asking.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '15.5.16 415 Unsupported Media Type',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16',
    },
    {
      standard: 'OWASP',
      clause: 'REST Security, Validate content types',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#validate-content-types',
    },
  ],
  remedy: 'Answer 415 unless Content-Type is one the operation describes.',
  considers: ({ body }) => body?.contents.some(({ type }) => isJson(type)) ?? false,
  appliesTo(operation, { config, model }) {
    if (matchMediaType(operation.body?.contents ?? [], NO_MEDIA_TYPE))
      return { applies: false, reason: 'any media type is described for the body' };
    return mayBeSent(operation, config, model);
  },
  async gather(context) {
    const request = await context.request({ headers: { 'content-type': NO_MEDIA_TYPE } });
    if (typeof request === 'string') return request;
    if (!request.body || request.body.length === 0) return 'the accepted request has no body';
    const words = `Content-Type: ${NO_MEDIA_TYPE}`;
    return shotOf(await context.send(request, words), words);
  },
  verify({ status, exchange, line }) {
    const reason = unusable(status);
    if (reason !== undefined) return { outcome: 'inconclusive', reason };
    if (status >= 500) return { outcome: 'not-tested', reason: 'a server error is judged by no-server-error' };
    if (!isSuccess(status)) return { outcome: 'pass', evidence: 1 };
    const violation = {
      key: 'accepted',
      expected: '415, or another 4xx',
      observed: `status ${status}: the label was not looked at`,
      witness: [line],
      exchanges: [exchange],
      // Many services read every body as the one type they know: nothing forbids it.
      severity: 'info' as const,
      confidence: 'tentative' as const,
      everywhere: true as const,
    };
    return { outcome: 'fail', evidence: 1, violations: [violation] };
  },
};
