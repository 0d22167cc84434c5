/** Set by each engine itself, for its own connections (RFC 9110, section 7.6.1; RFC 9112, section 6). */
const OWN = new Set(['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding', 'upgrade']);

/** Headers of a prepared request that another client may send as they are. */
export function sendableHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.has(name.toLowerCase())));
}
