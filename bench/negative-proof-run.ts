import { createClient } from '../core/exchange/client.ts';
import type { GeneratedCase, WireRequest } from '../core/generate/types.ts';
import type { Description } from '../core/spec/types.ts';
import { familiesOf } from './negative-proof-cases.ts';
import { type Faults, RequestJudge } from './negative-proof-judge.ts';
import { type RawRequest, startRecorder } from './negative-proof-request.ts';

export interface Disagreement {
  readonly operation: string;
  readonly what: string;
  readonly why: string;
  readonly sent: string;
}

export interface Tally {
  cases: number;
  proved: number;
}

/** What became of all requests of some descriptions. */
export interface ProofReport {
  /** By '<place> <keyword>'. */
  readonly keywords: Map<string, Tally>;
  readonly notProved: Disagreement[];
  /** Negative requests that the judge finds wrong in more than the one place they are said to be. */
  readonly notSingle: Disagreement[];
  /** Valid requests that the judge refuses, with the number of valid requests. */
  readonly validRefused: Disagreement[];
  valid: number;
  negative: number;
  readonly distinct: Set<string>;
}

export const emptyReport = (): ProofReport => ({
  keywords: new Map(),
  notProved: [],
  notSingle: [],
  validRefused: [],
  valid: 0,
  negative: 0,
  distinct: new Set(),
});

export interface ProofOptions {
  readonly most: number;
  readonly seed: number;
  readonly seeds: number;
  readonly bases?: readonly GeneratedCase['origin'][];
}

const shown = ({ method, target, body, fields }: RawRequest): string => {
  const type = fields.find(([name]) => name === 'content-type')?.[1] ?? '';
  const others = fields.filter(
    ([name]) => !['host', 'user-agent', 'accept', 'content-length', 'connection', 'content-type'].includes(name),
  );
  return `${method} ${target} ${others.map((field) => field.join(': ')).join(' ')} ${type} ${body?.toString('utf8').slice(0, 300) ?? ''}`;
};

const placeOf = (fault: string): string => fault.split(' ')[0] ?? '';

function isAt(place: string, { place: said, pointer }: { readonly place: string; readonly pointer: string }): boolean {
  if (said === 'body') return place === 'body';
  const name = place.slice(place.indexOf(' ') + 1);
  const wanted = said === 'header' ? pointer.toLowerCase() : pointer;
  return placeOf(place) === said && (wanted === name || wanted.startsWith(`${name}/`));
}

/**
 * Generates requests of a description from `seed` on, sends each with the real client over a loopback socket, and judges
 * the bytes that arrived. Stops after `most` negative requests or `seeds` seeds.
 */
export async function prove(
  description: Description,
  { most, seed, seeds, bases }: ProofOptions,
  report: ProofReport,
): Promise<void> {
  const recorder = await startRecorder();
  const client = createClient({ url: recorder.url, timeoutMs: 10_000, maxBodyBytes: 1_000, concurrency: 1 });
  const judge = new RequestJudge(
    (description.dialect === '3.0' ? description.original : description.document) as Record<string, unknown>,
    description.dialect === '3.0' ? '3.0' : '3.1',
  );
  const arrive = async (wire: WireRequest): Promise<RawRequest> => {
    const { failure } = await client.send({ ...wire, purpose: 'case' });
    const [request, ...more] = recorder.take();
    if (!request || more.length > 0)
      throw new Error(`${wire.method} ${wire.url} did not arrive once: ${failure?.message}`);
    return request;
  };
  const tell = (faults: Faults): string => [...faults].map(([place, why]) => `${place} ${why}`).join('; ');
  const until = report.negative + most;
  try {
    for (let round = 0; round < seeds && report.negative < until; round++) {
      const before = report.negative;
      for (const { operation, base, violations, wire } of familiesOf(description, seed + round, bases)) {
        const request = await arrive(wire(base.values, recorder.url));
        report.valid++;
        const own = await judge.faults(operation.path, request);
        if (own.size > 0)
          report.validRefused.push({ operation: operation.id, what: base.label, why: tell(own), sent: shown(request) });
        for (const violation of violations) {
          if (report.negative >= until) break;
          const sent = await arrive(wire(violation.values, recorder.url));
          const faults = await judge.faults(operation.path, sent);
          const key = `${violation.place} ${violation.keyword}`;
          const tally = report.keywords.get(key) ?? { cases: 0, proved: 0 };
          report.keywords.set(key, tally);
          report.negative++;
          tally.cases++;
          report.distinct.add(shown(sent));
          const said = [...faults.keys()].some((place) => isAt(place, violation));
          const others = [...faults.keys()].filter((place) => !isAt(place, violation) && !own.has(place));
          const line = {
            operation: operation.id,
            what: `${key} ${violation.pointer}: ${violation.label}`,
            sent: shown(sent),
          };
          if (said) tally.proved++;
          else report.notProved.push({ ...line, why: tell(faults) || 'the judge finds nothing wrong' });
          if (said && others.length > 0) report.notSingle.push({ ...line, why: tell(faults) });
        }
      }
      if (report.negative === before) break;
    }
  } finally {
    await client.close();
    await recorder.close();
  }
}
