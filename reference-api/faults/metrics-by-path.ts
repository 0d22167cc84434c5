import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'metrics-by-path',
  oracle: 'metrics-labels',
  part: 'contracts',
  title: 'Metrics are labelled by path',
  description: 'The label route holds the path with its ids and not its template.',
  apply(seams) {
    const clean = seams.observed;
    seams.observed = (request, observed) => {
      const counted = clean(request, observed);
      return counted && { ...counted, route: new URL(request.url).pathname };
    };
  },
};
