import type { RecordedExchange } from '../../core/exchange/types.ts';
import type { Finding } from '../../core/findings/types.ts';
import type { OracleDeclaration } from '../../core/oracle/types.ts';

export interface Place {
  readonly method: string;
  readonly path: string;
  readonly module: string;
}

/** A recorded exchange as the client leaves it. `body` is the answer's text. */
export function sampleExchange(place: Place, at: number, status: number, body: string): RecordedExchange {
  return {
    id: `0-x${at}`,
    operation: `${place.method} ${place.path}`,
    purpose: 'case',
    identity: 'default',
    at: '2025-06-30T10:12:09.120Z',
    durationMs: 14.2,
    request: {
      method: place.method,
      url: `http://127.0.0.1:4010${place.path.replaceAll(/\{\w+\}/g, '7f3c')}`,
      headers: { authorization: 'Bearer [redacted]', 'content-type': 'application/json', accept: 'application/json' },
      ...(place.method === 'GET'
        ? {}
        : { body: { text: '{\n  "sku": "A-100",\n  "quantity": 2\n}', bytes: 37, truncated: false, binary: false } }),
    },
    response: {
      status,
      headers: { 'content-type': 'application/json', 'x-request-id': '0b8c2f7e-7d1f-4c36-9d2e-0d6f3a1c5b11' },
      body: { text: body, bytes: body.length, truncated: false, binary: false },
    },
  };
}

/** A finding of `oracle` at `place`, with every field of the card filled. */
export function sampleFinding(
  oracle: OracleDeclaration,
  place: Place | null,
  at: number,
  changes: Partial<Finding> = {},
): Finding {
  const where = place ?? { method: 'GET', path: '/', module: 'whole target' };
  return {
    fingerprint: (0x1a2b3c4d0000 + at).toString(16).padStart(16, '0'),
    oracle: oracle.id,
    area: oracle.part,
    criterion: oracle.criterion,
    severity: oracle.severity,
    state: 'open',
    title: `${where.method} ${where.path}: ${oracle.broken}`,
    operation: place,
    expected: 'status 200 with a body in which data.total equals the sum of data.lines',
    observed: 'status 500 with {"error":"could not serialize access due to concurrent update"}',
    witness: [
      `${where.method} ${where.path} as default, answered 200 with version 3`,
      `${where.method} ${where.path} as default, answered 200 with version 3 again`,
      'GET of the same thing shows only the second write',
    ],
    exchanges: [
      sampleExchange(where, at * 3 + 1, 200, '{\n  "ok": true,\n  "data": { "version": 3 }\n}'),
      sampleExchange(where, at * 3 + 2, 500, '{\n  "error": "could not serialize access due to concurrent update"\n}'),
    ],
    curl: `curl -sS -X ${where.method} 'http://127.0.0.1:4010${where.path}' -H "Authorization: Bearer $ASSAY_TOKEN" -H 'Content-Type: application/json' --data '{"sku":"A-100","quantity":2}'`,
    replay: `assay replay ${(0x1a2b3c4d0000 + at).toString(16).padStart(16, '0')} --seed 42`,
    occurrences: at + 1,
    asserts: oracle.asserts,
    why: oracle.why,
    source: oracle.source,
    remedy: oracle.remedy,
    confidence: 'certain',
    specLine: { file: 'openapi.yaml', line: 120 + at },
    ...changes,
  };
}
