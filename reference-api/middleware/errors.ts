import type { Logger } from 'pino';
import type { Outgoing } from '../http/call.ts';
import { Problem, TITLES } from '../http/problem.ts';

/** Anything thrown, as a problem. What is not ours becomes a 500 that tells nothing of the inside. */
export function asProblem(error: unknown, logger: Logger, requestId: string): Problem {
  if (error instanceof Problem) return error;
  logger.error({ err: error, request_id: requestId }, 'unexpected error');
  return new Problem(500, 'internal_error', 'Something unexpected happened; report the correlation id.');
}

/** RFC 9457 problem details in the shape of every refusal. */
export function problemOutgoing(problem: Problem, instance: string, requestId: string): Outgoing {
  const body = {
    ok: false,
    type: `/problems/${problem.code}`,
    title: TITLES[problem.status] ?? 'Error',
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    instance,
    errors: problem.errors,
    correlation_id: requestId,
  };
  const headers = { ...problem.headers, 'Content-Type': 'application/problem+json' };
  return { status: problem.status, headers, body: JSON.stringify(body) };
}
