import type { MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import { compress } from 'hono/compress';

const LEAST_BYTES = 1024;
const gzip = compress({ encoding: 'gzip', threshold: LEAST_BYTES });
const TYPES = /^(?:application\/(?:problem\+)?json|text\/)/;

/**
 * Compresses large answers when asked to. One with a strong ETag is left alone: its tag would not be true of the
 * compressed bytes, and a weak one could not be used with If-Match. HEAD tells what GET would send.
 */
export const compression: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.headers.has('ETag')) return;
  if (c.req.method !== 'HEAD') {
    await gzip(c, async () => undefined);
    return;
  }
  const { headers } = c.res;
  if (Number(headers.get('Content-Length') ?? 0) < LEAST_BYTES || !TYPES.test(headers.get('Content-Type') ?? ''))
    return;
  c.header('Vary', 'Accept-Encoding');
  if (accepts(c, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' }) === 'gzip') {
    c.header('Content-Encoding', 'gzip');
    c.header('Content-Length', undefined);
  }
};
