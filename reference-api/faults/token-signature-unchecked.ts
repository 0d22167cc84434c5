import { decode } from 'hono/jwt';
import type { Role } from '../http/call.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'token-signature-unchecked',
  oracle: 'auth-required',
  part: 'contracts',
  title: 'The signature of tokens is not checked',
  description: 'GET /v1/orders/{order_id} believes the claims of any token.',
  apply(seams) {
    const clean = seams.authenticate;
    seams.authenticate = async (services, operation, authorization) => {
      const token = authorization?.replace(/^Bearer +/i, '');
      if (operation.id !== 'getOrder' || token === undefined) return clean(services, operation, authorization);
      try {
        const { tenant, sub, role, jti } = decode(token).payload;
        return { tenant: String(tenant), subject: String(sub), role: role as Role, jti: String(jti) };
      } catch {
        return clean(services, operation, authorization);
      }
    };
  },
};
