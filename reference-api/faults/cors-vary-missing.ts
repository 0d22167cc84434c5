import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'cors-vary-missing',
  oracle: 'cors-vary',
  part: 'contracts',
  title: 'Answers do not say that they depend on the origin',
  description: 'Vary never names Origin.',
  apply(seams) {
    const clean = seams.lastHeaders;
    seams.lastHeaders = (request, status, headers) => {
      clean(request, status, headers);
      const names = (headers.get('vary') ?? '').split(',').map((name) => name.trim());
      const kept = names.filter((name) => name !== '' && name !== 'Origin');
      if (kept.length > 0) headers.set('Vary', kept.join(', '));
      else headers.delete('Vary');
    };
  },
};
