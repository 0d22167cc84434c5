import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'error-in-success',
  oracle: 'no-error-in-success',
  part: 'contracts',
  title: 'An error is told with status 200',
  description: 'GET /v1/jobs/{job_id} answers 200 with status, title and detail of a failure beside the data.',
  apply(seams) {
    const clean = seams.envelope;
    seams.envelope = (call, reply) => {
      const body = clean(call, reply);
      if (call.operation.id !== 'getJob') return body;
      return { ...body, status: 503, title: 'Unavailable', detail: 'The job store did not answer in time.' };
    };
  },
};
