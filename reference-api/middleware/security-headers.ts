const FIXED: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

/** Headers of every answer. What can be revalidated may be kept by the client's own cache, the rest nowhere. */
export function setSecurityHeaders(headers: Headers): void {
  for (const [name, value] of FIXED) headers.set(name, value);
  if (!headers.has('Cache-Control'))
    headers.set('Cache-Control', headers.has('ETag') ? 'private, no-cache' : 'no-store');
}
