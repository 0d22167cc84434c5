import { statusRanges } from '../expected-statuses.ts';
import type { Plan, SecretHeaders } from '../k6/plan.ts';
import { schedule } from '../schedule.ts';
import type { EngineJob } from './engine.ts';
import { sendableHeaders } from './sendable-headers.ts';

/** Headers that may carry credentials, by name: they stay out of files. */
const SECRET = /auth|cookie|token|secret|key|password|session|credential/i;

/** Splits a job into what may stand in a file and what may not. */
export function planJob(job: EngineJob): { readonly plan: Plan; readonly secret: SecretHeaders } {
  const byRequest: Record<string, Record<string, string>> = {};
  const requests = job.targets.map((target, index) => {
    const entries = Object.entries(sendableHeaders(target.headers));
    const headers = Object.fromEntries(entries.filter(([name]) => !SECRET.test(name)));
    const hidden = entries.filter(([name]) => SECRET.test(name));
    if (hidden.length > 0) byRequest[String(index)] = Object.fromEntries(hidden);
    return {
      op: target.slug,
      method: target.method.toUpperCase(),
      url: target.url,
      headers,
      body: target.body ?? null,
      expected: statusRanges(target.expectedStatuses),
    };
  });
  const { shape } = job;
  return {
    plan: {
      scenario: shape.scenario,
      requests,
      schedule: schedule(job.targets.map((target) => target.weight)),
      seed: job.seed,
      pauseMs: shape.pauseMs,
      timeoutMs: shape.timeoutMs,
      judged: { fromMs: shape.judged.from * 1000, toMs: shape.judged.to * 1000 },
    },
    secret: { all: job.secretHeaders, byRequest },
  };
}
