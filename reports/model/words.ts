import type { Finding, OutcomeName } from '../../core/findings/types.ts';

const INTEGER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const FINE = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** '12,345'. */
export function whole(value: number): string {
  return INTEGER.format(value);
}

/** Up to three significant digits below 100, whole numbers above. */
export function number(value: number): string {
  return Math.abs(value) >= 100 ? INTEGER.format(value) : FINE.format(value);
}

/** '1 finding', '2 findings'; `plural` when adding an s is wrong. */
export function counted(count: number, one: string, plural: string = `${one}s`): string {
  return `${whole(count)} ${count === 1 ? one : plural}`;
}

/** A share 0..1 as a percentage. */
export function percent(share: number): string {
  return `${FINE.format(share * 100)} %`;
}

/** '41.2 ms', an en dash when there is none. */
export function milliseconds(value: number | null): string {
  return value === null ? '–' : `${number(value)} ms`;
}

/** A measure in the unit of its budget. */
export function measure(value: number | null, unit: 'ms' | 'ratio' | 'per-second'): string {
  if (value === null) return '–';
  if (unit === 'ms') return milliseconds(value);
  return unit === 'ratio' ? percent(value) : `${number(value)}/s`;
}

/** '2 min 13 s', '41 s', '820 ms'. */
export function duration(ms: number): string {
  if (ms < 1000) return `${whole(ms)} ms`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** '2025-06-30 10:12:04 UTC'; the text itself when it is no time. */
export function moment(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Kibibytes from 1,024 on. */
export function bytes(count: number): string {
  if (count < 1024) return counted(count, 'byte');
  return count < 1_048_576 ? `${FINE.format(count / 1024)} KiB` : `${FINE.format(count / 1_048_576)} MiB`;
}

export const OUTCOME_WORDS: Readonly<Record<OutcomeName, string>> = {
  pass: 'holds',
  fail: 'broken',
  'not-applicable': 'not applicable',
  'not-tested': 'not tested',
  inconclusive: 'inconclusive',
  waived: 'waived',
  errored: 'errored',
};

/** 'GET /orders/{id}', and how many more show the same. */
export function whereOf({ operation, places = [] }: Pick<Finding, 'operation' | 'places'>): string {
  const name = operationName(operation);
  return places.length > 1 ? `${name} and ${counted(places.length - 1, 'more operation')}` : name;
}

/** 'GET /orders/{id}', or the target as a whole. */
export function operationName(operation: { readonly method: string; readonly path: string } | null): string {
  return operation === null ? 'whole target' : `${operation.method} ${operation.path}`;
}
