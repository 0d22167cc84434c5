import type { LoadFold } from './load-fold.ts';

/** A point of k6's JSON output (`--out json`), as far as it is read. */
interface Point {
  readonly type: string;
  readonly data: { readonly time: string; readonly value: number; readonly tags?: Readonly<Record<string, string>> };
}

const POINT = /^\{"metric":"([a-z_]+)","type":"Point"/;
// Nine points come per request; one holds all that is needed.
const WANTED = new Set(['http_req_duration', 'vus', 'dropped_iterations']);
/** A line longer than this is no line of k6. */
const LONGEST_LINE = 1_000_000;

/**
 * Reads k6's JSON output as it comes, in chunks cut anywhere, and folds it. A line that cannot be read is counted
 * and skipped.
 */
export class K6StreamReader {
  readonly #fold: LoadFold;
  readonly #decoder = new TextDecoder();
  #rest = '';
  /** Lines seen, points used, lines that could not be read. */
  lines = 0;
  points = 0;
  malformed = 0;

  constructor(fold: LoadFold) {
    this.#fold = fold;
  }

  push(chunk: Uint8Array): void {
    const text = this.#rest + this.#decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#line(text.slice(start, end));
      start = end + 1;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > LONGEST_LINE) {
      this.malformed++;
      this.#rest = '';
    }
  }

  /** The stream is over; a last line without its end was cut. */
  end(): void {
    const last = this.#rest + this.#decoder.decode();
    this.#rest = '';
    if (last !== '') this.#line(last);
  }

  #line(line: string): void {
    if (line === '') return;
    this.lines++;
    const metric = POINT.exec(line)?.[1];
    if (metric === undefined) {
      if (!line.startsWith('{"type":"Metric"')) this.malformed++;
      return;
    }
    if (!WANTED.has(metric)) return;
    try {
      this.#take(metric, JSON.parse(line) as Point);
      this.points++;
    } catch {
      this.malformed++;
    }
  }

  #take(metric: string, { data }: Point): void {
    const at = Date.parse(data.time);
    if (!Number.isFinite(at) || !Number.isFinite(data.value)) throw new TypeError('not a point');
    if (metric === 'vus') this.#fold.addUsers(at, data.value);
    else if (metric === 'dropped_iterations') this.#fold.droppedIterations += data.value;
    else this.#add(at, data);
  }

  #add(at: number, data: Point['data']): void {
    this.#fold.add({
      op: data.tags?.op ?? '',
      endedAt: at,
      durationMs: data.value,
      ok: data.tags?.expected_response === 'true',
      steady: data.tags?.phase === 'steady',
    });
  }
}
