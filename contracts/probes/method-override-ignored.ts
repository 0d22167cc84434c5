import type { Operation } from '../../core/operations/types.ts';
import { mayBeSent } from '../../core/plan/safety.ts';
import type { PlanFacts } from '../../core/plan/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import { isSuccess, unusable } from '../http/gateway.ts';
import { type Shot, shotOf } from '../http/shot.ts';
import type { Probe } from '../probe.ts';

export interface OverrideEvidence {
  readonly before: Shot;
  /** GET with headers that ask for DELETE. */
  readonly overridden: Shot;
  readonly after: Shot;
}

const OVERRIDES = {
  'x-http-method-override': 'DELETE',
  'x-http-method': 'DELETE',
  'x-method-override': 'DELETE',
} as const;

const resourceOf = (operation: Operation, { model }: PlanFacts): Resource | undefined =>
  model.resources.find(({ read, delete: remove }) => read === operation.id && remove !== undefined);

export const oracle: Probe<OverrideEvidence> = {
  id: 'method-override-ignored',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'method-idempotent',
  holds: 'A header does not turn a reading into a deletion',
  broken: 'A header turns a reading into a deletion',
  asserts: 'A GET with X-HTTP-Method-Override: DELETE, and its siblings, leaves the item as it is.',
  why: 'Caches, prefetchers and cross-site requests may send GET at will: with an override any of them deletes, past every rule written for DELETE.',
  source: [
    { standard: 'RFC 9110', clause: '9.2.1 Safe Methods', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1' },
    { standard: 'CWE', clause: '650', url: 'https://cwe.mitre.org/data/definitions/650.html' },
  ],
  remedy: 'Take the override out, or honour it on POST only.',
  considers: (operation, facts) => resourceOf(operation, facts) !== undefined,
  appliesTo(operation, facts) {
    const remove = facts.byId.get(resourceOf(operation, facts)?.delete ?? '');
    if (!remove) return { applies: false, reason: 'no operation deletes the item' };
    return mayBeSent(remove, facts.config, facts.model);
  },
  async gather(context) {
    const { operation, session } = context;
    const { facts, reach, traffic } = session;
    const resource = resourceOf(operation, facts);
    const item = resource ? await reach.item(resource, 'fresh') : 'no resource';
    if (!resource || typeof item === 'string') return `no item of ours to try it on: ${String(item)}`;
    const { path } = reach.bindTo(operation, resource, item);
    const values = { path, query: {}, header: {}, cookie: {} };
    const { operation: _, ...request } = traffic.prepare(operation, values, { purpose: 'probe' });
    const before = shotOf(await context.send(request, 'an item of ours'));
    if (!isSuccess(before.status)) return `an item of ours cannot be read (${before.status})`;
    const headers = { ...request.headers, ...OVERRIDES };
    item.used = true;
    const overridden = shotOf(
      await context.send({ ...request, headers }, 'X-HTTP-Method-Override: DELETE'),
      'X-HTTP-Method-Override: DELETE',
    );
    const after = shotOf(await context.send({ ...request, operation: operation.id }, 'the item afterwards'));
    if (isSuccess(after.status)) item.used = false;
    return { before, overridden, after };
  },
  verify({ before, overridden, after }) {
    const reason = unusable(overridden.status) ?? unusable(after.status);
    if (reason !== undefined) return { outcome: 'inconclusive', reason };
    const common = {
      expected: `the answer of GET (${before.status}), and the item is still there`,
      witness: [before.line, overridden.line, after.line],
      exchanges: [before.exchange, after.exchange, overridden.exchange],
    };
    if (after.status === 404 || after.status === 410) {
      const observed = `GET with the override was answered ${overridden.status}, and then the item was gone (${after.status})`;
      return {
        outcome: 'fail',
        evidence: 1,
        violations: [{ ...common, key: 'deleted', observed, confidence: 'certain' }],
      };
    }
    if (!isSuccess(after.status))
      return { outcome: 'inconclusive', reason: `the item was answered ${after.status} afterwards` };
    // Only what asks for If-Match, or answers without content, has taken the request for a deletion.
    if ([202, 204, 412, 428].includes(overridden.status) && overridden.status !== before.status) {
      const observed = `GET with the override was answered ${overridden.status}, as a DELETE is`;
      const mild = { severity: 'medium', confidence: 'firm' } as const;
      return { outcome: 'fail', evidence: 1, violations: [{ ...common, key: 'taken for DELETE', observed, ...mild }] };
    }
    return { outcome: 'pass', evidence: 1 };
  },
};
