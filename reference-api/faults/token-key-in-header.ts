import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { decode } from 'hono/jwt';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'token-key-in-header',
  oracle: 'token-foreign-key',
  part: 'contracts',
  title: 'A token brings the key it is checked with',
  description: 'A key in the header of a token is used to check its signature.',
  apply(seams) {
    const clean = seams.verifyToken;
    seams.verifyToken = async (token, secret) => {
      const { header, payload } = decode(token);
      const jwk = (header as { jwk?: JsonWebKey }).jwk;
      if (jwk === undefined) return clean(token, secret);
      const at = token.lastIndexOf('.');
      const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
      const signature = Buffer.from(token.slice(at + 1), 'base64url');
      if (!verify('sha256', Buffer.from(token.slice(0, at)), key, signature)) throw new Error('not signed');
      return { ...payload };
    };
  },
};
