import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Resource name -> why none of it can be created, in words. */
export interface DeadEnds {
  get(resource: string): string | undefined;
  /** `lasting`: not for what may pass, such as a limit or an overload. */
  set(resource: string, reason: string, lasting: boolean): void;
}

/**
 * Remembers what was tried in vain, so that it is not tried again: also in the next worker process, when `path` is
 * given. One JSON object a line; what cannot be read is tried again.
 */
export function openDeadEnds(path?: string): DeadEnds {
  const known = new Map<string, string>();
  const text = path !== undefined && existsSync(path) ? readFileSync(path, 'utf8') : '';
  for (const line of text.split('\n')) {
    try {
      const { resource, reason } = JSON.parse(line) as { resource?: unknown; reason?: unknown };
      if (typeof resource === 'string' && typeof reason === 'string') known.set(resource, reason);
    } catch {
      // An unfinished line of a killed process.
    }
  }
  return {
    get: (resource) => known.get(resource),
    set(resource, reason, lasting) {
      known.set(resource, reason);
      if (path !== undefined && lasting) appendFileSync(path, `${JSON.stringify({ resource, reason })}\n`);
    },
  };
}
