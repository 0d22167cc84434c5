import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'credentials-not-required',
  oracle: 'auth-required',
  part: 'contracts',
  title: 'Credentials are not required',
  description: 'GET /v1/coupons answers without a token with the coupons of one tenant.',
  apply(seams) {
    const clean = seams.authenticate;
    seams.authenticate = async (services, operation, authorization) =>
      operation.id === 'listCoupons' && authorization === undefined
        ? { tenant: 'north', subject: 'anonymous', role: 'viewer', jti: '' }
        : clean(services, operation, authorization);
  },
};
