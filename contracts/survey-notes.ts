import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { RecordedExchange } from '../core/exchange/types.ts';
import type { Note } from './survey.ts';

/** Enough to see that values differ from answer to answer. */
const MOST_VALUES = 20;

interface Line {
  readonly survey: string;
  readonly note: Note;
  readonly exchange?: RecordedExchange;
}

/** What the surveys noted, and the exchanges that show it. */
export interface Noted {
  readonly notes: readonly Note[];
  readonly exchanges: readonly RecordedExchange[];
}

/**
 * Keeps what surveys note until the whole API was seen, also when worker processes come and go: one JSON object a line.
 * Of each kind an operation showed, the first exchange is kept whole.
 */
export class SurveyNotes {
  readonly #path: string;
  readonly #seen = new Map<string, number>();

  constructor(path: string) {
    this.#path = path;
  }

  add(survey: string, note: Note, recorded: (id: string) => RecordedExchange | undefined): void {
    const key = JSON.stringify([survey, note.operation, note.kind]);
    const count = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, count);
    if (count > (note.value === undefined ? 1 : MOST_VALUES)) return;
    const exchange = count === 1 ? recorded(note.exchange) : undefined;
    const line: Line = { survey, note, ...(exchange && { exchange }) };
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`);
  }

  /** Everything one survey noted, in the order of the answers. */
  read(survey: string): Noted {
    const lines = existsSync(this.#path) ? readFileSync(this.#path, 'utf8').split('\n') : [];
    const own = lines.flatMap((text): Line[] => {
      try {
        const line = JSON.parse(text) as Line;
        return line.survey === survey ? [line] : [];
      } catch {
        // An unfinished line of a killed process.
        return [];
      }
    });
    return { notes: own.map(({ note }) => note), exchanges: own.flatMap(({ exchange }) => exchange ?? []) };
  }
}
