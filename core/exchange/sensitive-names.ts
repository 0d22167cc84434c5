/** Names are compared without case, '-', '_', '.', spaces and brackets, so that one rule covers every spelling. */
const squeeze = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Ends of names whose value is a secret, whatever stands before: 'new_password', 'x-api-key'. */
const SECRET_END =
  /(password|passwd|pwd|passphrase|passcode|secret|apikey|privatekey|secretkey|accesskey|signingkey|encryptionkey|authorization|credential|credentials|(access|refresh|id|auth|authentication|session|api|bearer|security|csrf|xsrf|reset|invite|invitation|verification|user|client)token|sessionid)$/;

/** Whole names. 'token' is here and not above: next_token, page_token and continuation_token are cursors. */
const SECRET_NAMES: ReadonlySet<string> = new Set([
  'token',
  'jwt',
  'cookie',
  'setcookie',
  'xtoken',
  'sid',
  'otp',
  'pin',
]);

const known = new Map<string, boolean>();
const MAX_KNOWN = 5000;

/** Whether a JSON member, form field, query parameter or header of this name carries a secret. */
export function isSensitiveName(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    const squeezed = squeeze(name);
    answer = SECRET_NAMES.has(squeezed) || SECRET_END.test(squeezed);
    if (known.size < MAX_KNOWN) known.set(name, answer);
  }
  return answer;
}
