import { narrow } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'largest-page-size-refused',
  oracle: 'accepts-valid',
  part: 'contracts',
  title: 'The largest page size is refused',
  description: 'GET /v1/jobs refuses page_size 100, which is its documented maximum.',
  apply(seams) {
    narrow(seams, 'listJobs', (parameter, value) =>
      parameter === 'page_size' && value === 100
        ? { keyword: 'maximum', instancePath: '', message: 'must be < 100' }
        : undefined,
    );
  },
};
