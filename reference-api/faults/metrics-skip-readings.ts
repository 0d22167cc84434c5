import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'metrics-skip-readings',
  oracle: 'metrics-counters-move',
  part: 'contracts',
  title: 'Reading requests are not counted',
  description: 'GET requests are missing from the metrics.',
  apply(seams) {
    const clean = seams.observed;
    seams.observed = (request, observed) => (observed.method === 'GET' ? undefined : clean(request, observed));
  },
};
