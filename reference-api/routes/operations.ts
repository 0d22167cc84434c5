import type { Handlers } from '../http/call.ts';
import { API_VERSION } from '../http/envelope.ts';
import { Problem } from '../http/problem.ts';

export const operations: Handlers = {
  getVersion: async () => ({
    status: 200,
    data: { name: 'reference-api', version: API_VERSION, node: process.versions.node },
  }),
  getLiveness: async () => ({ status: 200, data: { status: 'up' } }),
  getReadiness: async (call) => {
    const started = performance.now();
    const up = await call.services.pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const latency_ms = Math.round((performance.now() - started) * 1000) / 1000;
    if (!up) {
      throw new Problem(503, 'unavailable', 'The database does not answer.', {
        errors: [{ field: 'postgresql', pointer: '', code: 'down', message: `no answer after ${latency_ms} ms` }],
      });
    }
    return { status: 200, data: { status: 'up', dependencies: [{ name: 'postgresql', status: 'up', latency_ms }] } };
  },
  getMetrics: async (call) => ({
    status: 200,
    raw: { type: call.services.metrics.contentType, body: await call.services.metrics.text() },
  }),
  getDescriptionJson: async (call) => ({
    status: 200,
    raw: { type: 'application/json', body: call.services.descriptionJson },
  }),
  getDescriptionYaml: async (call) => ({
    status: 200,
    raw: { type: 'application/yaml', body: call.services.descriptionYaml },
  }),
};
