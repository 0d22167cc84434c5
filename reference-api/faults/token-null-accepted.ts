import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'token-null-accepted',
  oracle: 'token-malformed',
  part: 'contracts',
  title: 'The word null is good credentials',
  description: 'A client that signed out and sends "Bearer null" is taken for the administrator.',
  apply(seams) {
    const clean = seams.authenticate;
    seams.authenticate = async (services, operation, authorization) =>
      authorization === 'Bearer null' && !operation.public
        ? { tenant: 'north', subject: 'admin', role: 'admin', jti: '00000000-0000-4000-8000-000000000000' }
        : clean(services, operation, authorization);
  },
};
