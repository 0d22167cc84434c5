import { decode } from 'hono/jwt';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'token-alg-none-accepted',
  oracle: 'token-alg-none',
  part: 'contracts',
  title: 'Tokens without a signature are accepted',
  description: 'A token whose header says alg none, in any spelling, is believed.',
  apply(seams) {
    const clean = seams.verifyToken;
    seams.verifyToken = async (token, secret) => {
      const { header, payload } = decode(token);
      return String(header.alg).toLowerCase() === 'none' ? { ...payload } : clean(token, secret);
    };
  },
};
