import type { Operation } from '../description.ts';
import type { Caller, Services } from '../http/call.ts';
import { Problem } from '../http/problem.ts';

export const ANONYMOUS: Caller = { tenant: '', subject: 'anonymous', role: 'viewer', jti: '' };

const unauthorized = (detail: string, error?: string): Problem =>
  new Problem(401, 'unauthorized', detail, {
    headers: { 'WWW-Authenticate': `Bearer realm="reference-api"${error === undefined ? '' : `, error="${error}"`}` },
  });

/** The caller of a request. Throws 401 without a good token, 403 when its role lacks the capability. */
export async function authenticate(
  services: Services,
  operation: Operation,
  authorization: string | undefined,
): Promise<Caller> {
  if (operation.public) return ANONYMOUS;
  const token = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization?.trim() ?? '')?.[1];
  if (token === undefined) throw unauthorized('A bearer token is needed.');
  const caller = await services.tokens.read(token).catch(() => {
    throw unauthorized('The bearer token is not valid.', 'invalid_token');
  });
  const revoked = await services.pool.query('SELECT 1 FROM revoked_tokens WHERE jti = $1', [caller.jti]);
  if (revoked.rows.length > 0) throw unauthorized('The bearer token was revoked.', 'invalid_token');
  if (!services.seams.mayCall(operation, caller)) {
    throw new Problem(403, 'forbidden', `The role ${caller.role} lacks the capability ${operation.capability}.`);
  }
  return caller;
}
