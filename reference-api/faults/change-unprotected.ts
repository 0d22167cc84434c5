import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'change-unprotected',
  oracle: 'auth-required',
  part: 'contracts',
  title: 'A change needs no credentials',
  description: 'POST /v1/wallets opens a wallet for callers without a token.',
  apply(seams) {
    const clean = seams.authenticate;
    seams.authenticate = async (services, operation, authorization) =>
      operation.id === 'createWallet' && authorization === undefined
        ? { tenant: 'north', subject: 'anonymous', role: 'clerk', jti: '' }
        : clean(services, operation, authorization);
  },
};
