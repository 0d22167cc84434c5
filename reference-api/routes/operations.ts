import type { Handlers } from '../http/call.ts';
import { API_VERSION } from '../http/envelope.ts';
import { Problem } from '../http/problem.ts';

/** The description is the same for everybody, and as long as this version runs. */
const CACHED = { 'Cache-Control': 'public, max-age=300' };

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
    const { seams } = call.services;
    const dependencies = seams.dependencies([{ name: 'postgresql', status: up ? 'up' : 'down', latency_ms }]);
    if (seams.isReady(dependencies)) return { status: 200, data: { status: 'up', dependencies } };
    const down = dependencies.filter(({ status }) => status === 'down');
    throw new Problem(503, 'unavailable', `No answer from ${down.map(({ name }) => name).join(' and ')}.`, {
      errors: down.map(({ name, latency_ms: after }) => ({
        field: name,
        pointer: '',
        code: 'down',
        message: `no answer after ${after} ms`,
      })),
    });
  },
  getMetrics: async (call) => ({
    status: 200,
    raw: {
      type: call.services.metrics.contentType,
      body: call.services.seams.exposition(await call.services.metrics.text()),
    },
  }),
  getDescriptionJson: async (call) => ({
    status: 200,
    headers: CACHED,
    raw: { type: 'application/json', body: call.services.descriptionJson },
  }),
  getDescriptionYaml: async (call) => ({
    status: 200,
    headers: CACHED,
    raw: { type: 'application/yaml', body: call.services.seams.servedDescription(call.services.descriptionYaml) },
  }),
};
