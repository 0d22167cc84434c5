import { correlationIds } from '../http/correlation-headers.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { isGet, mayBeRead } from '../http/get-operation.ts';
import { reading } from '../http/readings.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { Probe } from '../probe.ts';

export interface EchoEvidence {
  readonly header: string;
  readonly sent: string;
  readonly shot: Shot;
  /** The description says that the header may be sent. */
  readonly described: boolean;
}

export const oracle: Probe<EchoEvidence> = {
  id: 'correlation-id-echoed',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'correlation-id',
  holds: 'A correlation id that is sent comes back',
  broken: 'A correlation id that is sent does not come back',
  asserts:
    'A request with a UUID in the header in which the API names its requests is answered with the same UUID in it.',
  why: 'Only with one id from the first caller to the last service can a request be followed through all logs.',
  source: [
    {
      standard: 'OWASP',
      clause: 'Logging, Event attributes (interaction identifier)',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#event-attributes',
    },
  ],
  remedy: 'Take over an id that is well-formed, and make a new one otherwise.',
  considers: (operation, { operations }) =>
    isGet(operation) && operations.find((one) => isGet(one) && one.module === operation.module) === operation,
  appliesTo: mayBeRead,
  async gather(context) {
    const made = await reading(context);
    if (typeof made === 'string') return made;
    const [known] = correlationIds(made.plain.headers);
    if (!known) return 'no answer carries a header that names the request';
    const { name: header } = known;
    const sent = crypto.randomUUID();
    const request = { ...made.request, headers: { ...made.request.headers, [header]: sent } };
    const shot = shotOf(await context.send(request, `${header}: ${sent}`), `${header}: ${sent}`);
    const described = context.operation.parameters.some(
      (one) => one.in === 'header' && one.name.toLowerCase() === header,
    );
    return { header, sent, shot, described };
  },
  verify({ header, sent, shot, described }) {
    const reason = unusable(shot.status);
    if (reason !== undefined) return { outcome: 'inconclusive', reason };
    if (!isSuccess(shot.status))
      return { outcome: 'inconclusive', reason: `answered ${shot.status} with an id of ours` };
    if (shot.headers[header] === sent) return { outcome: 'pass', evidence: 1 };
    const violation = {
      key: `${header} not echoed`,
      expected: `${header} as it was sent`,
      observed: shot.headers[header] === undefined ? `no ${header}` : `another ${header}`,
      witness: [shot.line],
      exchanges: [shot.exchange],
    };
    // Large services give their own ids on purpose; whoever describes the parameter means to take it over.
    const certainty = described
      ? ({ confidence: 'firm' } as const)
      : ({ confidence: 'tentative', severity: 'info' } as const);
    return { outcome: 'fail', evidence: 1, violations: [{ ...violation, ...certainty }] };
  },
};
