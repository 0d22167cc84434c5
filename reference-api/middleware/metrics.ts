import type { Pool } from 'pg';
import { Gauge, Histogram, Registry } from 'prom-client';

export interface Observed {
  readonly method: string;
  readonly route: string;
  readonly status: number;
}

export interface Metrics {
  readonly contentType: string;
  observe(method: string, route: string, status: number, seconds: number): void;
  text(): Promise<string>;
}

/** Request times by method, route template and status, and the state of the connection pool. */
export function createMetrics(pool: Pool): Metrics {
  const registry = new Registry();
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const connections = new Gauge({
    name: 'database_connections',
    help: 'Connections of the pool by state.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      connections.set({ state: 'total' }, pool.totalCount);
      connections.set({ state: 'idle' }, pool.idleCount);
      connections.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
  return {
    contentType: registry.contentType,
    observe: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    text: () => registry.metrics(),
  };
}
