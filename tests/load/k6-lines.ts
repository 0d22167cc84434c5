/** Lines as `k6 run --out json=-` (2.2.0) writes them. */

export interface LineOptions {
  readonly op: string;
  /** Since 2026-01-01. */
  readonly second: number;
  readonly ms: number;
  readonly phase?: 'warmup' | 'steady';
  readonly ok?: boolean;
}

const time = (second: number): string => `2026-01-01T00:00:${String(second).padStart(2, '0')}.535155924Z`;

function point(metric: string, at: string, value: number, tags: Readonly<Record<string, string>>): string {
  return JSON.stringify({ metric, type: 'Point', data: { time: at, value, tags } });
}

export function duration({ op, second, ms, phase = 'steady', ok = true }: LineOptions): string {
  const tags = { expected_response: String(ok), op, phase, status: ok ? '200' : '500' };
  return point('http_req_duration', time(second), ms, tags);
}

/** The other points of one request. */
export function noise(second: number): string[] {
  const tags = { expected_response: 'true', op: 'a', phase: 'steady', status: '200' };
  const names = ['blocked', 'connecting', 'tls_handshaking', 'sending', 'waiting', 'receiving', 'failed'];
  return [
    point('http_reqs', time(second), 1, tags),
    ...names.map((name) => point(`http_req_${name}`, time(second), 0.01, tags)),
    point('iterations', time(second), 1, {}),
  ];
}
