import { unusable } from '../http/gateway.ts';
import { isGet, mayBeRead } from '../http/get-operation.ts';
import { reading } from '../http/readings.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { Probe } from '../probe.ts';

export interface NotModifiedEvidence {
  readonly full: Shot;
  readonly revalidated: Shot;
}

/** RFC 9110 section 15.4.5: what a 304 must carry when the 200 would. */
const KEPT = ['etag', 'cache-control', 'content-location', 'date', 'expires', 'vary'];

export const oracle: Probe<NotModifiedEvidence> = {
  id: 'conditional-304-fields',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'conditional-get',
  holds: 'A 304 carries what caches need of the 200',
  broken: 'A 304 lacks what caches need of the 200',
  asserts:
    'A 304 carries each of ETag, Cache-Control, Content-Location, Date, Expires and Vary that the 200 carries, and the same ETag.',
  why: 'A cache renews what it holds by the headers of the 304: without them it goes on with old rules or asks every time.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '15.4.5 304 Not Modified',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5',
    },
  ],
  remedy: 'Set the headers before deciding between 200 and 304.',
  considers: isGet,
  appliesTo: mayBeRead,
  async gather(context) {
    const made = await reading(context);
    if (typeof made === 'string') return made;
    const { etag, 'last-modified': modified } = made.plain.headers;
    if (etag === undefined && modified === undefined) return 'the answer carries neither ETag nor Last-Modified';
    const condition: Readonly<Record<string, string>> =
      etag === undefined ? { 'if-modified-since': modified ?? '' } : { 'if-none-match': etag };
    const request = { ...made.request, headers: { ...made.request.headers, ...condition } };
    const words = 'the validator it was given';
    return { full: made.plain, revalidated: shotOf(await context.send(request, words), words) };
  },
  verify({ full, revalidated }) {
    const reason = unusable(revalidated.status);
    if (reason !== undefined) return { outcome: 'inconclusive', reason };
    if (revalidated.status !== 304)
      return {
        outcome: 'not-tested',
        reason: `no 304 was given (${revalidated.status}); etag-revalidation judges that`,
      };
    const missing = KEPT.filter((name) => name in full.headers && !(name in revalidated.headers));
    const { etag } = revalidated.headers;
    const otherTag =
      etag !== undefined && full.headers.etag !== undefined && opaque(etag) !== opaque(full.headers.etag);
    if (missing.length === 0 && !otherTag) return { outcome: 'pass', evidence: 1 };
    const common = {
      witness: [full.line, revalidated.line],
      exchanges: [full.exchange, revalidated.exchange],
      confidence: 'certain' as const,
    };
    const violations = [
      ...missing.map((name) => ({
        ...common,
        key: `${name} missing`,
        expected: `a 304 with ${name}, as the 200 has`,
        observed: `a 304 without it`,
      })),
      ...(otherTag
        ? [{ ...common, key: 'other etag', expected: `ETag: ${full.headers.etag}`, observed: `ETag: ${etag}` }]
        : []),
    ];
    return { outcome: 'fail', evidence: 1, violations };
  },
};

/** Compared weakly, as the request was. */
const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
