import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AssayError } from '../errors/assay-error.ts';
import type { LedgerEntry } from './types.ts';

export { cleanUp } from './cleanup.ts';

export interface Ledger {
  /** Notes a created thing; on disk when this returns. */
  created(entry: LedgerEntry): void;
  /** Notes that it is gone. */
  removed(id: string): void;
  /** Notes that a request that may create something is about to be sent. */
  sent(id: string, operation: string): void;
  /** Notes that its outcome is known. */
  answered(id: string): void;
  /** Operations whose requests may have created something that no answer named: cut off, timed out, failed inside. */
  uncertain(): readonly string[];
  /** What is still there, in order of creation. */
  entries(): readonly LedgerEntry[];
  /** Everything that was ever noted, also by earlier processes. */
  readonly totalCreated: number;
  /** Lines that could not be read; more than one (the last of a killed process) means a damaged file. */
  readonly damagedLines: number;
  close(): void;
}

type Line =
  | { readonly created: LedgerEntry }
  | { readonly removed: string }
  | { readonly sent: string; readonly operation: string }
  | { readonly answered: string };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const TEXT_FIELDS = ['id', 'createdBy', 'identity', 'label', 'at'] as const;

function isEntry(value: unknown): value is LedgerEntry {
  if (!isObject(value) || TEXT_FIELDS.some((field) => typeof value[field] !== 'string')) return false;
  const { remove } = value;
  return (
    remove === undefined || (isObject(remove) && typeof remove.method === 'string' && typeof remove.url === 'string')
  );
}

function parseLine(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return undefined;
    if (isEntry(value.created)) return { created: value.created };
    if (typeof value.removed === 'string') return { removed: value.removed };
    if (typeof value.answered === 'string') return { answered: value.answered };
    const { sent, operation } = value;
    return typeof sent === 'string' && typeof operation === 'string' ? { sent, operation } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Opens or goes on with the list of what was created on the target: one JSON object a line, appended and flushed to
 * the disk one by one, so that a killed process loses nothing it had used. Throws AssayError OUTPUT_UNWRITABLE.
 */
export function openLedger(path: string): Ledger {
  const open = new Map<string, LedgerEntry>();
  const underWay = new Map<string, string>();
  let totalCreated = 0;
  let damagedLines = 0;
  let file: number;
  let endsOpen = false;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const parsed = parseLine(line);
      if (parsed === undefined) damagedLines += 1;
      else if ('removed' in parsed) open.delete(parsed.removed);
      else if ('sent' in parsed) underWay.set(parsed.sent, parsed.operation);
      else if ('answered' in parsed) underWay.delete(parsed.answered);
      else {
        open.set(parsed.created.id, parsed.created);
        totalCreated += 1;
      }
    }
    endsOpen = text !== '' && !text.endsWith('\n');
    file = openSync(path, 'a', 0o600);
  } catch (cause) {
    throw new AssayError(
      'OUTPUT_UNWRITABLE',
      { what: 'The list of what assay creates cannot be written.', where: path, observed: String(cause) },
      { cause },
    );
  }
  const append = (line: Line, flush = true): void => {
    // A line that a killed process left unfinished must not swallow the next one.
    writeSync(file, `${endsOpen ? '\n' : ''}${JSON.stringify(line)}\n`);
    endsOpen = false;
    if (flush) fsyncSync(file);
  };
  return {
    created: (entry) => {
      append({ created: entry });
      if (!open.has(entry.id)) totalCreated += 1;
      open.set(entry.id, entry);
    },
    removed: (id) => {
      if (!open.has(id)) return;
      append({ removed: id });
      open.delete(id);
    },
    // Not flushed to the disk: a killed process loses nothing that was written, only a crash of the machine does.
    sent: (id, operation) => {
      append({ sent: id, operation }, false);
      underWay.set(id, operation);
    },
    answered: (id) => {
      if (!underWay.delete(id)) return;
      append({ answered: id }, false);
    },
    uncertain: () => [...new Set(underWay.values())],
    entries: () => [...open.values()],
    get totalCreated() {
      return totalCreated;
    },
    get damagedLines() {
      return damagedLines;
    },
    close: () => closeSync(file),
  };
}
