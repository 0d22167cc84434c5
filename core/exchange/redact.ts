import { redactJson } from './redact-json.ts';
import { REDACTED } from './redacted.ts';
import { secretPattern } from './secret-forms.ts';
import { isSensitiveName } from './sensitive-names.ts';

export { REDACTED } from './redacted.ts';

/** Takes secrets out of text. Every method is idempotent. */
export interface Redactor {
  /** Any text: JSON, forms, HTML, logs, messages. */
  text(text: string): string;
  /** Header values by name. */
  headers(headers: Readonly<Record<string, string>>): Record<string, string>;
  url(url: string): string;
}

const JWT = /\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g;
const SCHEME = /bearer|basic|dpop|apikey/i;
const SCHEME_AND_TOKEN = /\b(Bearer|Basic|DPoP|ApiKey)(\s+|%20|\+)([\w.~+/=-]{12,})/gi;
const USER_INFO = /(\b[a-z][a-z0-9+.-]*:\/\/)[^/?#\s"'<>]+@/gi;
const FORM_FIELD = /(^|[?&;\s"'])([\w.%[\]-]{2,64})=([^&;\s"'<>#\\]+)/g;
const AUTH_SCHEME = /^([A-Za-z][\w-]*)\s+\S/;

/** A word of prose after 'Bearer' ('Bearer authentication') is no token: those have digits or mixed case. */
const looksRandom = (text: string): boolean => /\d/.test(text) || (/[a-z]/.test(text) && /.[A-Z]/.test(text));

/** Each shape has a character or word without which its expression need not run: most text has none of them. */
function redactKnownShapes(text: string): string {
  let result = text;
  if (result.includes('eyJ')) result = result.replace(JWT, REDACTED);
  if (SCHEME.test(result)) {
    result = result.replace(SCHEME_AND_TOKEN, (whole, scheme: string, gap: string, token: string) =>
      looksRandom(token) ? `${scheme}${gap}${REDACTED}` : whole,
    );
  }
  if (result.includes('@')) result = result.replace(USER_INFO, `$1${REDACTED}@`);
  if (!result.includes('=')) return result;
  return result.replace(FORM_FIELD, (whole, before: string, name: string) =>
    isSensitiveName(name) ? `${before}${name}=${REDACTED}` : whole,
  );
}

/** Keeps what a reader needs: the scheme of credentials, the name and the attributes of a cookie. */
function redactHeader(name: string, value: string): string {
  if (name === 'set-cookie') return value.replace(/(^|,\s*)([\w!#$%&'*+.^`|~-]+)=([^;,]+)/g, `$1$2=${REDACTED}`);
  if (name === 'cookie') return value.replace(/(^|;\s*)([^=;]+)=([^;]*)/g, `$1$2=${REDACTED}`);
  if (name.endsWith('authorization')) {
    const scheme = AUTH_SCHEME.exec(value)?.[1];
    return scheme === undefined ? REDACTED : `${scheme} ${REDACTED}`;
  }
  return REDACTED;
}

/**
 * A redactor for configured secrets (in any of their encodings) and for what is secret by its name or its shape.
 * Identifiers, ETags, idempotency keys and page cursors stay readable. Secrets of fewer than 4 characters are only
 * found by name. Secrets may be given as what makes their expression, which is then asked each time.
 */
export function createRedactor(secrets: readonly string[] | (() => RegExp | undefined)): Redactor {
  const fixed = typeof secrets === 'function' ? undefined : secretPattern(secrets);
  const text = (value: string): string => {
    const pattern = typeof secrets === 'function' ? secrets() : fixed;
    const withoutSecrets = pattern === undefined ? value : value.replace(pattern, REDACTED);
    return redactKnownShapes(withoutSecrets.includes(':') ? redactJson(withoutSecrets) : withoutSecrets);
  };
  const headers = (values: Readonly<Record<string, string>>): Record<string, string> => {
    const result: Record<string, string> = {};
    for (const [name, value] of Object.entries(values)) {
      const sensitive = value !== '' && isSensitiveName(name);
      result[name] = sensitive ? redactHeader(name.toLowerCase(), value) : text(value);
    }
    return result;
  };
  return { text, headers, url: text };
}
