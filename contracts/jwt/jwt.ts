import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { isObject } from '../../core/exercise/json-body.ts';
import type { Json, JsonObject } from '../../core/spec/types.ts';

/** A signed token in its compact form (RFC 7519, RFC 7515 section 3.1). */
export interface Jwt {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  /** As it stands in the token. */
  readonly payload: string;
  readonly signature: string;
  readonly text: string;
}

export const encode = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Undefined for anything but three parts of which the first two are JSON objects. */
export function readJwt(text: string): Jwt | undefined {
  const [head = '', payload = '', signature = '', ...more] = text.split('.');
  if (more.length > 0 || !/^[\w-]+$/.test(head) || !/^[\w-]+$/.test(payload) || !/^[\w-]*$/.test(signature))
    return undefined;
  try {
    const header: unknown = JSON.parse(Buffer.from(head, 'base64url').toString());
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return isObject(header) && isObject(claims) ? { header, claims, payload, signature, text } : undefined;
  } catch {
    return undefined;
  }
}

/** The same claims under `alg: none` in some spelling, without a signature (RFC 7519 section 6). */
export const unsecured = ({ header, payload }: Jwt, alg: string): string => `${encode({ ...header, alg })}.${payload}.`;

/** The same claims signed by HMAC with a key of ours; further header members as given. */
export function signedWith({ header, payload }: Jwt, key: string, more: JsonObject): string {
  const signed = `${encode({ ...header, ...more, alg: 'HS256' })}.${payload}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

/** The same claims signed with a new key that the header itself brings along (RFC 7515 section 4.1.3). */
export function signedByItself({ header, payload }: Jwt): string {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' }) as JsonObject;
  const signed = `${encode({ ...header, alg: 'ES256', jwk })}.${payload}`;
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

const HASHES: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

/** Was the token signed with this key? Undefined when it is not signed by HMAC. */
export function isSignedWith({ header, text, signature }: Jwt, key: string): boolean | undefined {
  const hash = HASHES[String(header.alg)];
  if (hash === undefined) return undefined;
  return (
    createHmac(hash, key)
      .update(text.slice(0, text.lastIndexOf('.')))
      .digest('base64url') === signature
  );
}

/** One bit of the last byte of the signature is another one. */
export function withFlippedBit({ text, signature }: Jwt): string {
  const bytes = Buffer.from(signature, 'base64url');
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 0x80;
  return `${text.slice(0, text.lastIndexOf('.') + 1)}${bytes.toString('base64url')}`;
}

/** A claim more under the old signature. */
export function withOtherClaims({ header, claims, signature, text }: Jwt): string {
  const head = text.slice(0, text.indexOf('.')) || encode(header);
  return `${head}.${encode({ ...claims, assay: 1 })}.${signature}`;
}
