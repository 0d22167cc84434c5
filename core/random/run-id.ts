import type { Random } from './seed.ts';

/** '20261120-081500-k3f9': sortable UTC time and four random characters. */
export function newRunId(date: Date, random: Pick<Random, 'token'>): string {
  const time = date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${time}-${random.token(4)}`;
}
