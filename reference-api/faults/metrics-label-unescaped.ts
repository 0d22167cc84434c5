import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'metrics-label-unescaped',
  oracle: 'metrics-exposition',
  part: 'contracts',
  title: 'A label of the metrics is not escaped',
  description: 'A quote in a label value makes the metrics unreadable.',
  apply(seams) {
    const clean = seams.exposition;
    seams.exposition = (text) => `${clean(text)}build_info{branch="fix "total" of orders"} 1\n`;
  },
};
