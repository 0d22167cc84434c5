import type { Violation } from '../../core/oracle/types.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { isGet, mayBeRead } from '../http/get-operation.ts';
import { reading } from '../http/readings.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { Probe } from '../probe.ts';

export interface HeadEvidence {
  readonly get: Shot;
  readonly head: Shot;
  /** GET once more, after the HEAD: what differs between the two says nothing. */
  readonly again: Shot;
}

const COMPARED = ['content-type', 'content-encoding', 'etag', 'last-modified', 'content-length'];

export const oracle: Probe<HeadEvidence> = {
  id: 'head-equals-get',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'status-semantics',
  holds: 'HEAD answers what GET answers, without the body',
  broken: 'HEAD does not answer what GET answers',
  asserts:
    'Where HEAD is offered, it has the status of GET, and each header of the representation it carries has the value GET gives it.',
  why: 'Caches, link checkers and download managers ask with HEAD and believe the answer of GET: a wrong length or tag spoils what they hold.',
  source: [
    { standard: 'RFC 9110', clause: '9.3.2 HEAD', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2' },
    { standard: 'RFC 9110', clause: '8.6 Content-Length', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.6' },
  ],
  remedy: 'Route HEAD to the handler of GET and drop the body last.',
  considers: isGet,
  appliesTo: mayBeRead,
  async gather(context) {
    const made = await reading(context);
    if (typeof made === 'string') return made;
    const head = shotOf(await context.send({ ...made.request, method: 'HEAD' }, 'HEAD instead of GET'));
    const again = shotOf(await context.send(made.request, 'GET after HEAD'));
    return { get: made.plain, head, again };
  },
  verify({ get, head, again }) {
    const reason = unusable(head.status) ?? unusable(again.status);
    if (reason !== undefined) return { outcome: 'inconclusive', reason };
    if (head.status === 405 || head.status === 501)
      return { outcome: 'not-tested', reason: `HEAD is not offered (${head.status})` };
    if (!isSuccess(get.status) || get.status !== again.status)
      return { outcome: 'inconclusive', reason: `GET was answered ${get.status} and then ${again.status}` };
    if (head.status >= 500) return { outcome: 'not-tested', reason: 'a server error is judged by no-server-error' };
    if (head.status === 401 || head.status === 403)
      return { outcome: 'inconclusive', reason: `HEAD was answered ${head.status}: it may need other rights` };
    const violations = head.status === get.status ? differences(get, head, again) : [statusDiffers(get, head)];
    if (violations.length > 0) return { outcome: 'fail', evidence: 1, violations };
    return { outcome: 'pass', evidence: 1 };
  },
};

const statusDiffers = (get: Shot, head: Shot): Violation => ({
  key: 'other status',
  expected: `status ${get.status}, as GET has, or 405`,
  observed: `HEAD was answered ${head.status}`,
  witness: [get.line, head.line],
  exchanges: [get.exchange, head.exchange],
  confidence: 'firm',
  severity: 'low',
  everywhere: true,
});

function differences(get: Shot, head: Shot, again: Shot): Violation[] {
  return COMPARED.flatMap((name) => {
    const value = head.headers[name];
    const expected = name === 'content-length' ? lengthOf(get, again, head) : steady(get, again, name);
    // HEAD may leave a header out.
    if (value === undefined || expected === undefined || same(name, value, expected)) return [];
    return [
      {
        key: name,
        expected: `${name}: ${expected}, as GET has, or none`,
        observed: `${name}: ${value.slice(0, 120)} with HEAD`,
        witness: [get.line, head.line],
        exchanges: [get.exchange, head.exchange],
        confidence: 'certain' as const,
        ...(name !== 'content-length' && name !== 'etag' && { severity: 'low' as const }),
      },
    ];
  });
}

const steady = (get: Shot, again: Shot, name: string): string | undefined =>
  get.headers[name] === again.headers[name] ? get.headers[name] : undefined;

const same = (name: string, left: string, right: string): boolean =>
  name === 'content-type'
    ? left.replace(/\s/g, '').toLowerCase() === right.replace(/\s/g, '').toLowerCase()
    : left === right;

/** The length of the content of GET; where the content moves from answer to answer, only that there is some. */
function lengthOf(get: Shot, again: Shot, head: Shot): string | undefined {
  const coded = [get, again, head].some(({ headers }) => headers['content-encoding'] !== undefined);
  if (coded || get.bytes !== again.bytes) return undefined;
  if (get.text === again.text) return String(get.bytes);
  return head.headers['content-length'] === '0' && get.bytes > 0 ? String(get.bytes) : undefined;
}
