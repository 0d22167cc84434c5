import { verify } from 'hono/jwt';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'token-without-expiry',
  oracle: 'token-claims',
  part: 'contracts',
  title: 'Tokens have no expiry',
  description: 'Tokens carry no exp, and none is asked for.',
  apply(seams) {
    seams.tokenClaims = ({ exp: _, ...claims }) => claims;
    seams.verifyToken = async (token, secret) => ({ ...(await verify(token, secret, 'HS256')) });
  },
};
