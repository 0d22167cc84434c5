import type { Fault } from '../fault.ts';

const KEPT_MS = 1000;

export const fault: Fault = {
  id: 'me-cached-for-all',
  oracle: 'cross-user-cache',
  part: 'properties',
  title: 'Who am I is cached by its URL',
  description: 'GET /v1/auth/me gives for a second what the last caller was told, unless the request says no-cache.',
  apply(seams) {
    const clean = seams.envelope;
    let kept: { until: number; data: unknown } | undefined;
    seams.envelope = (call, reply) => {
      if (call.operation.id !== 'getMe') return clean(call, reply);
      const past = /no-cache/.test(call.header('cache-control') ?? '');
      if (!kept || kept.until < Date.now() || past) kept = { until: Date.now() + KEPT_MS, data: reply.data };
      return clean(call, { ...reply, data: kept.data });
    };
  },
};
