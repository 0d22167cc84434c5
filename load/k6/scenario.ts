/** Runs a prepared mix of requests in k6. Measures only: budgets are judged outside, from the streamed points. */
import { sleep } from 'k6';
import exec from 'k6/execution';
import http from 'k6/http';
import type { Plan, SecretHeaders } from './plan.ts';
import { randomOf } from './random.ts';

const plan = JSON.parse(open(__ENV.ASSAY_PLAN ?? '')) as Plan;
const secret = JSON.parse(__ENV.ASSAY_SECRET_HEADERS ?? '{"all":{},"byRequest":{}}') as SecretHeaders;

const prepared = plan.requests.map((request, index) => ({
  ...request,
  headers: { ...request.headers, ...secret.all, ...secret.byRequest[String(index)] },
  callback: http.expectedStatuses(...request.expected),
}));

export const options = {
  scenarios: { load: plan.scenario },
  discardResponseBodies: true,
  // Anything more would be repeated in each of nine points per request.
  systemTags: ['status', 'expected_response', 'error_code'],
};

const pause = randomOf(plan.seed + __VU * 7919);
let position = -1;

export default function load(): void {
  if (position < 0) {
    position = (__VU * 31) % plan.schedule.length;
    // Users that begin together would stay together and queue up behind each other.
    sleep((pause() * plan.pauseMs) / 1000);
  }
  const request = prepared[plan.schedule[position] ?? 0];
  position = (position + 1) % plan.schedule.length;
  if (request === undefined) return;
  const elapsed = Date.now() - exec.scenario.startTime;
  const phase = elapsed >= plan.judged.fromMs && elapsed < plan.judged.toMs ? 'steady' : 'warmup';
  http.request(request.method, request.url, request.body, {
    headers: request.headers,
    tags: { op: request.op, phase },
    redirects: 0,
    timeout: plan.timeoutMs,
    responseCallback: request.callback,
  });
  if (plan.pauseMs > 0) sleep((plan.pauseMs * (0.5 + pause())) / 1000);
}
