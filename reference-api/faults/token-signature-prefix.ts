import { createHmac } from 'node:crypto';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'token-signature-prefix',
  oracle: 'token-tampered',
  part: 'contracts',
  title: 'Only the beginning of a signature is compared',
  description: 'The first 16 characters of the signature decide.',
  apply(seams) {
    const clean = seams.verifyToken;
    seams.verifyToken = async (token, secret) => {
      const at = token.lastIndexOf('.') + 1;
      const good = createHmac('sha256', secret)
        .update(token.slice(0, at - 1))
        .digest('base64url');
      const whole = token.slice(at, at + 16) === good.slice(0, 16) ? token.slice(0, at) + good : token;
      return clean(whole, secret);
    };
  },
};
