import type { Operation } from '../operations/types.ts';
import type { Part } from '../oracle/types.ts';
import { displayPlace } from '../spec/place.ts';
import type { SessionFacts } from './session.ts';

function quoted(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}

/** One line to paste that repeats the same requests of one part on one operation, from the same seed. */
export function replayLine(facts: SessionFacts, seed: number, part: Part, operation: Operation | undefined): string {
  const { config, description } = facts;
  const words = [
    'npx',
    'assay',
    'run',
    '--url',
    config.url,
    '--spec',
    description.source,
    '--seed',
    String(seed),
    '--only',
    part,
  ];
  if (operation && part !== 'load') words.push('--include', operation.id);
  if (config.depth !== 'default') words.push('--depth', config.depth);
  if (config.writes) words.push('--writes');
  if (part === 'contracts' && config.previous !== null) {
    const { previous } = config;
    words.push('--previous', /^https?:/i.test(previous) ? displayPlace(previous) : previous);
  }
  if (part === 'load') words.push('--load', '--profile', config.profile);
  return words.map(quoted).join(' ');
}
