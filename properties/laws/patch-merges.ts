import type { Verdict, Violation } from '../../core/oracle/types.ts';
import type { LifecycleLaw } from '../law.ts';
import { isFilled } from '../lifecycle/gather-merges.ts';
import { createdResource, isCreate, isStub, STUB } from '../lifecycle/judging.ts';
import type { MergeTrace } from '../lifecycle/types.ts';
import { applies, inconclusive, notTested } from '../lists/judging.ts';

export const oracle: LifecycleLaw = {
  id: 'patch-merges',
  part: 'properties',
  kind: 'law',
  subject: 'lifecycle',
  severity: 'high',
  criterion: 'stale-after-write',
  holds: 'PATCH changes what it names and nothing else',
  broken: 'PATCH did more or less than it names',
  asserts: 'A PATCH of one field empties no other field the operation takes; null empties the field it names.',
  why: 'Clients send what they mean to change: what they left out is lost, or what they cleared comes back.',
  source: [
    {
      standard: 'RFC 7396',
      clause: '2 Processing Merge Patch Documents',
      url: 'https://www.rfc-editor.org/rfc/rfc7396#section-2',
    },
    { standard: 'RFC 5789', clause: '2 The PATCH Method', url: 'https://www.rfc-editor.org/rfc/rfc5789#section-2' },
  ],
  remedy: 'Set the columns the body names, including those it names with null; leave the others alone.',
  considers: isCreate,
  appliesTo(operation, facts) {
    const resource = createdResource(operation, facts);
    if (resource?.read === undefined) return { applies: false, reason: 'no operation reads one item' };
    return resource.patch === undefined ? { applies: false, reason: 'no operation patches one item' } : applies;
  },
  verify(evidence): Verdict {
    const all = evidence.merges ?? [];
    if (all.length === 0) return notTested('no PATCH with a single field could be made');
    const judged = all.filter(
      ({ before, update, after }) =>
        update.status >= 200 && update.status < 300 && update.status !== 202 && before.item && after.item,
    );
    if (judged.length === 0)
      return notTested(`no PATCH with a single field was accepted (${all.map((one) => one.update.status).join(', ')})`);
    const violations = judged.flatMap((trace) => [...lost(trace, evidence.resource.volatileFields), ...kept(trace)]);
    if (violations.length > 0 && isStub(evidence)) return inconclusive(STUB);
    if (violations.length > 0) return { outcome: 'fail', evidence: judged.length, violations };
    const telling = judged.filter((trace) => Object.values(trace.sent).includes(null) || others(trace).length > 0);
    return telling.length > 0
      ? { outcome: 'pass', evidence: telling.length }
      : notTested('the item shows no other field that could have been lost');
  },
};

/** Fields it takes, does not name, and that had something. */
const others = ({ writable, sent, before }: MergeTrace): string[] =>
  writable.filter((name) => !(name in sent) && isFilled(before.item?.[name]));

/** A third value may be computed; an empty one is what was left out. */
function lost(trace: MergeTrace, volatile: readonly string[]): Violation[] {
  const gone = others(trace).filter((name) => !volatile.includes(name) && !isFilled(trace.after.item?.[name]));
  // Fields may exclude each other (a discount in percent or in money): only one that is alone with its loss.
  const related = gone.length === 1 && Object.keys(trace.sent).some((name) => isAbout(name, gone[0] ?? ''));
  return related ? [] : gone.map((name) => violation(trace, name, 'lost', `${name} as before: it was not sent`));
}

/** null is either refused or taken. */
function kept(trace: MergeTrace): Violation[] {
  return Object.keys(trace.sent)
    .filter((name) => trace.sent[name] === null && isFilled(trace.before.item?.[name]))
    .filter((name) => JSON.stringify(trace.before.item?.[name]) === JSON.stringify(trace.after.item?.[name]))
    .map((name) => ({
      ...violation(trace, name, 'kept', `${name} without a value: null was sent and accepted`),
      severity: 'medium' as const,
    }));
}

function violation(trace: MergeTrace, name: string, way: string, expected: string): Violation {
  const { operation, sent, before, update, after } = trace;
  const was = JSON.stringify(before.item?.[name]);
  const is = JSON.stringify(after.item?.[name]) ?? 'absent';
  return {
    key: `${way} ${name}`,
    expected,
    observed: way === 'lost' ? `${name} was ${was} and is ${is}` : `${name} is still ${is}`,
    witness: [
      `GET -> ${name} ${was}`,
      `${operation.id} with ${JSON.stringify(sent)} -> ${update.status}`,
      `GET -> ${name} ${is}`,
    ],
    exchanges: [before.exchange, after.exchange, update.exchange],
    confidence: 'firm',
  };
}

/** Do two names share a word? */
function isAbout(left: string, right: string): boolean {
  const words = (name: string): string[] =>
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split(/[_-]/);
  return words(left).some((word) => words(right).includes(word));
}
