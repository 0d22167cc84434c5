import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../config/make-folder.ts';
import type { RunEvent } from './types.ts';
import { unwritable } from './write-atomic.ts';

export const EVENTS_FILE = 'events.ndjson';
/** Name and type of the Playwright attachment that carries events from a worker to the reporter. */
export const EVENTS_ATTACHMENT = 'assay/events';
export const EVENTS_CONTENT_TYPE = 'application/x-ndjson';

export interface EventLog {
  readonly path: string;
  append(...events: readonly RunEvent[]): void;
}

/** One JSON object a line. */
export function encodeEvents(events: readonly RunEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/** Events of a stream; a last line that was cut, and lines that are no event, are left out. */
export function decodeEvents(text: string): RunEvent[] {
  return text.split('\n').flatMap((line) => {
    try {
      const event: unknown = JSON.parse(line);
      const isEvent = typeof event === 'object' && event !== null && 'type' in event;
      return isEvent ? [event as RunEvent] : [];
    } catch {
      return [];
    }
  });
}

/** Opens the append-only event log of a run folder. OUTPUT_UNWRITABLE when the folder cannot be written. */
export function openEvents(dir: string): EventLog {
  const path = join(dir, EVENTS_FILE);
  const write = (text: string): void => {
    try {
      appendFileSync(path, text);
    } catch (error) {
      throw unwritable(path, error);
    }
  };
  try {
    makeFolder(dir);
  } catch (error) {
    throw unwritable(dir, error);
  }
  // A line cut by a crash is closed, so that the next event does not become part of it.
  const old = existsSync(path) ? readFileSync(path, 'utf8') : '';
  write(old === '' || old.endsWith('\n') ? '' : '\n');
  return { path, append: (...events) => write(encodeEvents(events)) };
}

/** Events of a run folder so far; [] when there are none. */
export function readEvents(dir: string): RunEvent[] {
  const path = join(dir, EVENTS_FILE);
  return existsSync(path) ? decodeEvents(readFileSync(path, 'utf8')) : [];
}
