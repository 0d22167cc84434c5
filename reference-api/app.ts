import { Hono } from 'hono';
import type { Description, Operation } from './description.ts';
import type { Handlers, Outgoing, Services } from './http/call.ts';
import { dispatch } from './http/dispatch.ts';
import { Problem } from './http/problem.ts';
import { compression } from './middleware/compression.ts';
import { setCorsHeaders } from './middleware/cors.ts';
import { asProblem, problemOutgoing } from './middleware/errors.ts';
import { type RateLimit, rateLimiter } from './middleware/rate-limit.ts';
import { traceIdOf } from './middleware/request-id.ts';
import { setSecurityHeaders } from './middleware/security-headers.ts';

interface AppOptions {
  readonly corsOrigins: readonly string[];
  readonly rateLimit: RateLimit | undefined;
  /** Added to every request of an operation. */
  readonly latencyMs: number;
}

interface Variables {
  requestId: string;
  route: string;
}

const UNKNOWN_ROUTE = 'unknown';
/** Percent-encoded as it came: `instance` is a URI reference (RFC 9457 3.1.5). */
const pathOf = (request: Request): string => new URL(request.url).pathname;
const toHono = (path: string): string => path.replaceAll(/\{([^}]+)\}/g, ':$1');

function toResponse({ status, headers, body }: Outgoing): Response {
  const length = typeof body === 'string' ? { 'Content-Length': String(Buffer.byteLength(body)) } : {};
  return new Response(body, { status, headers: { ...length, ...headers } });
}

/** Methods of the path template that a path fits, for Allow; empty when it fits none. */
function methodsOf(operations: readonly Operation[]): (path: string) => string[] {
  const templates = operations.map(({ path, method }) => ({
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  }));
  return (path) => {
    const found = templates.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (found.length === 0) return [];
    return [...new Set([...found, ...(found.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort();
  };
}

/**
 * The application: one route for each operation of the description, nothing else.
 *
 * @throws Error when an operation has no handler or a handler no operation.
 */
export function createApp(
  description: Description,
  handlers: Handlers,
  services: Services,
  options: AppOptions,
): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>();
  const limit = rateLimiter(options.rateLimit);
  const methods = methodsOf(description.operations);
  const finished = (request: Request, outgoing: Outgoing): Response =>
    toResponse(services.seams.finish(request, outgoing));

  app.use('*', async (c, next) => {
    const started = performance.now();
    const requestId = services.seams.requestId(c.req.header('x-request-id'));
    c.set('requestId', requestId);
    c.set('route', UNKNOWN_ROUTE);
    await next();
    const { headers, status } = c.res;
    headers.set('X-Request-Id', requestId);
    setSecurityHeaders(headers);
    setCorsHeaders(headers, c.req.raw, options.corsOrigins);
    services.seams.lastHeaders(c.req.raw, status, headers);
    const ms = performance.now() - started;
    const route = c.get('route');
    const seen = services.seams.observed(c.req.raw, { method: c.req.method, route, status });
    if (seen) services.metrics.observe(seen.method, seen.route, seen.status, ms / 1000);
    const trace_id = traceIdOf(c.req.header('traceparent'));
    services.logger.info({ request_id: requestId, trace_id, method: c.req.method, route, status, ms }, 'request');
  });
  app.use('*', compression);

  const left = new Set(Object.keys(handlers));
  for (const operation of description.operations) {
    const handle = handlers[operation.id];
    if (handle === undefined) throw new Error(`No handler for the operation ${operation.id}.`);
    left.delete(operation.id);
    app.on(operation.method.toUpperCase(), toHono(operation.path), async (c) => {
      c.set('route', operation.path);
      if (options.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, options.latencyMs));
      const path = c.req.param() as Record<string, string>;
      const arrival = { request: c.req.raw, path, requestId: c.get('requestId'), limit };
      return finished(c.req.raw, await dispatch(services, operation, handle, arrival));
    });
  }
  if (left.size > 0) throw new Error(`No operation for the handlers ${[...left].join(', ')}.`);

  app.notFound((c) => {
    const allowed = methods(c.req.path);
    const Allow = allowed.join(', ');
    if (allowed.length > 0 && c.req.method === 'OPTIONS')
      return finished(c.req.raw, { status: 204, headers: { Allow }, body: null });
    const problem =
      allowed.length === 0
        ? new Problem(404, 'unknown_route', 'There is nothing at this path.')
        : new Problem(405, 'method_not_allowed', `Allowed here: ${Allow}.`, { headers: { Allow } });
    return finished(c.req.raw, problemOutgoing(problem, pathOf(c.req.raw), c.get('requestId')));
  });
  app.onError((error, c) => {
    const requestId = c.get('requestId');
    return finished(
      c.req.raw,
      problemOutgoing(asProblem(error, services.logger, requestId), pathOf(c.req.raw), requestId),
    );
  });
  return app;
}
