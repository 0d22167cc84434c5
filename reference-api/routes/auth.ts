import { recordAudit } from '../db/audit.ts';
import { readRecord } from '../db/records.ts';
import { TOKENS } from '../db/resource.ts';
import type { Handlers, Role } from '../http/call.ts';
import { capabilitiesOf } from '../http/capabilities.ts';
import { pageList } from '../http/lists.ts';
import { passwordMatches } from '../http/passwords.ts';
import { notFound, Problem } from '../http/problem.ts';
import { createdReply, goneReply, itemReply } from '../http/reply.ts';
import { newCaller, TOKEN_SECONDS } from '../http/tokens.ts';
import { pathId } from './crud.ts';

/** Hash of no password: an unknown user takes as long as a known one. */
const NOBODY = `${'0'.repeat(32)}:${'0'.repeat(64)}`;

export const auth: Handlers = {
  createToken: async (call) => {
    const { pool, tokens } = call.services;
    const found = await pool.query('SELECT * FROM users WHERE username = $1', [call.body.username]);
    const user = found.rows[0];
    const known = await passwordMatches(String(call.body.password), String(user?.password_hash ?? NOBODY));
    if (user === undefined || !known) {
      throw new Problem(401, 'invalid_credentials', 'User name or password is wrong.', {
        headers: { 'WWW-Authenticate': 'Bearer realm="reference-api"' },
      });
    }
    const caller = newCaller(String(user.tenant), String(user.username), user.role as Role);
    const now = new Date();
    const access_token = await tokens.issue(caller, now);
    return call.transaction(async (tx) => {
      const made = await tx.query(
        `INSERT INTO tokens (id, tenant, username, role, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
         RETURNING ${TOKENS.columns.join(', ')}`,
        [caller.jti, caller.tenant, caller.subject, caller.role, now, new Date(now.getTime() + TOKEN_SECONDS * 1000)],
      );
      await recordAudit(tx, caller, 'token.issued', caller.jti);
      const issued = { access_token, token_type: 'Bearer', expires_in: TOKEN_SECONDS };
      return createdReply(call, { ...made.rows[0], ...issued });
    });
  },
  listTokens: (call) => pageList(call, TOKENS, { tenant: call.caller.tenant }),
  getToken: async (call) =>
    itemReply(call, await readRecord(call.services.pool, TOKENS, call.caller.tenant, pathId(call, 'token_id'))),
  deleteToken: (call) =>
    call.transaction(async (tx) => {
      const { tenant, subject, role } = call.caller;
      const id = pathId(call, 'token_id');
      const gone = await tx.query(
        'DELETE FROM tokens WHERE id = $1 AND tenant = $2 AND (username = $3 OR $4) RETURNING expires_at',
        [id, tenant, subject, role === 'admin'],
      );
      if (gone.rows[0] === undefined) throw notFound('token');
      await tx.query('INSERT INTO revoked_tokens (jti, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        id,
        gone.rows[0].expires_at,
      ]);
      await recordAudit(tx, call.caller, 'token.revoked', id);
      return goneReply;
    }),
  getMe: async (call) => {
    const { subject, role, tenant } = call.caller;
    return { status: 200, data: { subject, role, tenant, capabilities: capabilitiesOf(role) } };
  },
};
