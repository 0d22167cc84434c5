import { REDACTED } from './redacted.ts';

/** Shorter secrets would blank out ordinary text. */
const MIN_SECRET_LENGTH = 4;
/** A shorter piece of base64 can occur by chance. */
const MIN_BASE64_LENGTH = 8;

const upperCaseOctets = (text: string): string => text.replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase());
const lowerCaseOctets = (text: string): string => text.replace(/%[0-9a-f]{2}/gi, (octet) => octet.toLowerCase());
const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

/**
 * The characters of base64 text that depend on the secret alone, for each of the three ways it can be aligned in
 * longer data ('user:secret' of Basic authentication).
 */
function base64Cores(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor(((offset + bytes.length) * 8) / 6);
    return encoded.slice(start, end);
  });
}

function formsOf(secret: string): string[] {
  const encoded = encodeURIComponent(secret.toWellFormed());
  const json = JSON.stringify(secret).slice(1, -1);
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const percent = [encoded, encoded.replaceAll('%20', '+'), new URLSearchParams({ v: secret }).toString().slice(2)];
  const base64 = base64Cores(secret).filter((core) => core.length >= MIN_BASE64_LENGTH);
  return [
    secret,
    json,
    JSON.stringify(json).slice(1, -1),
    html,
    ...percent.map(upperCaseOctets),
    ...percent.map(lowerCaseOctets),
    ...base64,
    ...base64.map(urlSafe),
  ];
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One expression for every form of every secret, longest first; undefined when there is nothing to look for. */
export function secretPattern(secrets: readonly string[]): RegExp | undefined {
  const forms = new Set(
    secrets
      .flatMap((secret) => (secret.length < MIN_SECRET_LENGTH ? [] : formsOf(secret)))
      // A form inside the replacement itself would be replaced again and again.
      .filter((form) => form !== '' && !REDACTED.includes(form)),
  );
  if (forms.size === 0) return undefined;
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map(escapeRegExp).join('|'), 'g');
}
