import { createClient } from '../core/exchange/client.ts';
import type { GeneratedCase, WireRequest } from '../core/generate/types.ts';
import type { Description } from '../core/spec/types.ts';
import { type Family, familiesOf } from './negative-proof-cases.ts';
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

/** Connections, each with a recorder of its own, so that what arrives is known to belong to what was sent. */
const WAYS = 6;

interface Way {
  readonly url: string;
  arrive(wire: WireRequest): Promise<RawRequest>;
  close(): Promise<void>;
}

async function openWay(): Promise<Way> {
  const recorder = await startRecorder();
  const client = createClient({ url: recorder.url, timeoutMs: 10_000, maxBodyBytes: 1_000, concurrency: 1 });
  return {
    url: recorder.url,
    async arrive(wire) {
      const { failure } = await client.send({ ...wire, purpose: 'case' });
      const [request, ...more] = recorder.take();
      if (!request || more.length > 0)
        throw new Error(`${wire.method} ${wire.url} did not arrive once: ${failure?.message}`);
      return request;
    },
    async close() {
      await client.close();
      await recorder.close();
    },
  };
}

const tell = (faults: Faults): string => [...faults].map(([place, why]) => `${place} ${why}`).join('; ');

/**
 * Generates requests of a description from `seed` on, sends each with the real client over a loopback socket, and judges
 * the bytes that arrived. Stops after `most` negative requests or `seeds` seeds.
 */
export async function prove(
  description: Description,
  { most, seed, seeds, bases }: ProofOptions,
  report: ProofReport,
): Promise<void> {
  const old = description.dialect === '3.0';
  const document = (old ? description.original : description.document) as Record<string, unknown>;
  const judge = new RequestJudge(document, old ? '3.0' : '3.1');
  const until = report.negative + most;

  const proveFamily = async ({ operation, base, violations, wire }: Family, way: Way): Promise<void> => {
    const request = await way.arrive(wire(base.values, way.url));
    report.valid++;
    const own = await judge.faults(operation.path, request);
    if (own.size > 0)
      report.validRefused.push({ operation: operation.id, what: base.label, why: tell(own), sent: shown(request) });
    for (const violation of violations) {
      if (report.negative >= until) return;
      report.negative++;
      const sent = await way.arrive(wire(violation.values, way.url));
      const places = await judge.faults(operation.path, sent);
      const key = `${violation.place} ${violation.keyword}`;
      const tally = report.keywords.get(key) ?? { cases: 0, proved: 0 };
      report.keywords.set(key, tally);
      tally.cases++;
      report.distinct.add(shown(sent));
      const said = [...places.keys()].some((place) => isAt(place, violation));
      const others = [...places.keys()].filter((place) => !isAt(place, violation) && !own.has(place));
      const what = `${key} ${violation.pointer}: ${violation.label}`;
      const why = tell(places) || 'the judge finds nothing wrong';
      const line = { operation: operation.id, what, why, sent: shown(sent) };
      if (said) tally.proved++;
      else report.notProved.push(line);
      if (said && others.length > 0) report.notSingle.push(line);
    }
  };

  const ways = await Promise.all(Array.from({ length: WAYS }, openWay));
  try {
    for (let round = 0; round < seeds && report.negative < until; round++) {
      const before = report.negative;
      const families = familiesOf(description, seed + round, bases);
      await Promise.all(
        ways.map(async (way) => {
          for (let next = families.next(); !next.done && report.negative < until; next = families.next())
            await proveFamily(next.value, way);
        }),
      );
      if (report.negative === before) break;
    }
  } finally {
    await Promise.all(ways.map((way) => way.close()));
  }
}
