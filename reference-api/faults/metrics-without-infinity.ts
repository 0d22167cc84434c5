import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'metrics-without-infinity',
  oracle: 'metrics-exposition',
  part: 'contracts',
  title: 'The histogram has no last bucket',
  description: 'The buckets of request times end at 2.5 s, and slower requests are in none.',
  apply(seams) {
    const clean = seams.exposition;
    seams.exposition = (text) =>
      clean(text)
        .split('\n')
        .filter((line) => !line.includes('le="+Inf"'))
        .join('\n');
  },
};
