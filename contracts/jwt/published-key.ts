import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { at, isObject, successJson } from '../../core/exercise/json-body.ts';
import { urlAt } from '../at-base.ts';
import type { Sender } from '../probe.ts';
import type { Jwt } from './jwt.ts';

const PLACES = ['.well-known/jwks.json', '.well-known/openid-configuration', 'jwks.json', 'oauth2/jwks'];

/** The public key that a token is verified with, where the target publishes it (RFC 7517); in words why there is none. */
export async function publishedKey({ session, send }: Sender, { header }: Jwt): Promise<KeyObject | string> {
  const ask = async (url: string): Promise<unknown> => {
    if (!session.client.allows(url)) return undefined;
    const request = { method: 'GET', url, headers: {}, purpose: 'probe', identity: 'anonymous' } as const;
    return successJson((await send(request, 'the public keys')).response);
  };
  const bases = [...new Set([urlAt(session.facts, ''), `${new URL(session.facts.baseUrl).origin}/`])];
  for (const url of bases.flatMap((base) => PLACES.map((place) => new URL(place, base).href))) {
    const found = await ask(url);
    const uri = isObject(found) ? found.jwks_uri : undefined;
    const keys = at(typeof uri === 'string' ? await ask(uri) : found, '/keys');
    if (!Array.isArray(keys)) continue;
    const fitting = keys.filter(isObject).filter(({ kid }) => header.kid === undefined || kid === header.kid);
    for (const jwk of fitting) {
      try {
        return createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
      } catch {
        // Symmetric, or of a kind that is not known here.
      }
    }
  }
  return 'no public key of the token is published by the target (JWKS)';
}

/** How servers keep a public key as text: the byte string that a confused one takes for an HMAC key. */
export function asText(key: KeyObject): Record<string, string> {
  const spki = key.export({ type: 'spki', format: 'pem' }).toString();
  return {
    'the public key as PEM': spki,
    'the public key as PEM without its last line break': spki.trimEnd(),
    ...(key.asymmetricKeyType === 'rsa' && {
      'the public key as PKCS#1 PEM': key.export({ type: 'pkcs1', format: 'pem' }).toString(),
    }),
  };
}
