import { verify } from 'hono/jwt';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'token-expiry-unchecked',
  oracle: 'token-expired',
  part: 'contracts',
  title: 'The expiry of a token is not checked',
  description: 'Tokens are good for ever.',
  apply(seams) {
    seams.verifyToken = async (token, secret) => ({
      ...(await verify(token, secret, { alg: 'HS256', exp: false })),
    });
  },
};
