import type { Violation } from '../../core/oracle/types.ts';
import { isSignIn } from '../../core/plan/safety.ts';
import { type RoleHolder, roleHolders, securedOnly } from '../access/who.ts';
import { errorInBody } from '../answer.ts';
import type { Probe } from '../probe.ts';
import { isSuccess, type Seen, seenOf } from '../seen.ts';

export interface RoleAttempt extends RoleHolder {
  /** The request was about one thing, which may belong to somebody else. */
  readonly onItem: boolean;
  readonly seen: Seen;
}

const isPage = ({ headers }: Seen): boolean => /html/i.test(headers['content-type'] ?? '');

/** Undefined: this answer says nothing about rights. */
function judge({ role, identity, allowed, onItem, seen }: RoleAttempt): Violation | 'right' | undefined {
  const { status } = seen;
  const base = { witness: [`as ${identity}: ${seen.line}`], exchanges: [seen.exchange] };
  if (status === 0 || status === 401 || status === 429 || status >= 500) return undefined;
  if (status === 403 && allowed) {
    return {
      ...base,
      key: `${role} is refused`,
      expected: `no 403: the matrix lets the role ${role} call it`,
      observed: `status 403 to the role ${role}`,
      confidence: onItem ? 'tentative' : 'firm',
      severity: 'medium',
    };
  }
  if (allowed) return 'right';
  if (status === 403 || status === 404 || status === 405) return 'right';
  if (!isSuccess(seen) || isPage(seen) || errorInBody(seen.body ?? null) !== undefined) return undefined;
  return {
    ...base,
    key: `${role} is let in`,
    expected: `403: the matrix does not let the role ${role} call it`,
    observed: `status ${status} to the role ${role}`,
    confidence: 'certain',
  };
}

export const oracle: Probe<readonly RoleAttempt[]> = {
  id: 'capability-matrix',
  part: 'contracts',
  kind: 'check',
  severity: 'critical',
  criterion: 'capability',
  holds: 'Each role may do what the matrix says, and nothing else',
  broken: 'A role may do something else than the matrix says',
  asserts: 'A valid request of a role is refused with 403 or 404 where the matrix does not list it, and only there.',
  why: 'People do what they are not trusted with, or cannot do their work.',
  source: [
    {
      standard: 'OWASP API Security 2023',
      clause: 'API5 Broken Function Level Authorization',
      url: 'https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/',
    },
    {
      standard: 'RFC 9110',
      clause: '15.5.4 403 Forbidden',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  remedy: 'Check the right to call at one place for all operations, and refuse what nobody was given.',
  considers: (operation) => operation.method !== 'OPTIONS' && operation.method !== 'TRACE',
  appliesTo: (operation) =>
    isSignIn(operation) ? { applies: false, reason: 'it signs in: everybody may call it' } : securedOnly(operation),
  async gather({ session, operation, request, send }) {
    const holders = roleHolders(session.config, operation);
    if (holders.length === 0) return 'no identity is configured whose role has a row in the matrix (capabilities)';
    const onItem = operation.path.includes('{');
    const attempts: RoleAttempt[] = [];
    for (const holder of holders) {
      const { identity, role } = holder;
      const prepared = await request({ identity });
      if (typeof prepared === 'string') return prepared;
      attempts.push({
        ...holder,
        onItem,
        seen: seenOf(session, await send(prepared, `a valid request of the role ${role}`)),
      });
    }
    return attempts;
  },
  verify(attempts) {
    const judged = attempts.map(judge);
    const violations = judged.filter((one) => typeof one === 'object');
    const evidence = judged.filter((one) => one !== undefined).length;
    if (violations.length > 0) return { outcome: 'fail', evidence, violations };
    if (evidence > 0) return { outcome: 'pass', evidence };
    const statuses = [...new Set(attempts.map(({ seen }) => seen.status))].join(', ');
    return { outcome: 'inconclusive', reason: `no answer tells about rights (${statuses || 'nothing was sent'})` };
  },
};
