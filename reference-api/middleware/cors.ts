const EXPOSED = 'ETag, Link, Location, X-Request-Id, Retry-After, Idempotency-Replayed, Deprecation, Sunset';
const ACCEPTED = 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id, traceparent';

/** Cross-origin headers for origins on the list, and for no other. */
export function setCorsHeaders(headers: Headers, request: Request, allowed: readonly string[]): void {
  headers.append('Vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin === null || !allowed.includes(origin)) return;
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set('Access-Control-Expose-Headers', EXPOSED);
  if (request.method !== 'OPTIONS') return;
  headers.set('Access-Control-Allow-Methods', headers.get('Allow') ?? 'GET');
  headers.set('Access-Control-Allow-Headers', ACCEPTED);
  headers.set('Access-Control-Max-Age', '600');
}
