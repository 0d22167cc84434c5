import { decode } from 'hono/jwt';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'token-signature-optional',
  oracle: 'token-tampered',
  part: 'contracts',
  title: 'The signature of a token is checked only when there is one',
  description: 'A token that ends after its second dot is believed.',
  apply(seams) {
    const clean = seams.verifyToken;
    seams.verifyToken = async (token, secret) =>
      token.endsWith('.') && decode(token).header.alg === 'HS256' ? { ...decode(token).payload } : clean(token, secret);
  },
};
