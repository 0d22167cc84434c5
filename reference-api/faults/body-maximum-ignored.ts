import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'body-maximum-ignored',
  oracle: 'rejects-invalid',
  part: 'contracts',
  benchmark: 'P1-4',
  title: 'A maximum in a body is not enforced',
  description: 'POST /v1/wallets takes an opening_balance above its maximum, as far as it can be stored.',
  apply(seams) {
    const clean = seams.complaints;
    seams.complaints = (operation, parameter, value, errors) => {
      const complaints = clean(operation, parameter, value, errors);
      const balance =
        operation.id === 'createWallet' && (value as { opening_balance?: unknown } | null)?.opening_balance;
      return Number.isSafeInteger(balance)
        ? complaints.filter((error) => error.instancePath !== '/opening_balance' || error.keyword !== 'maximum')
        : complaints;
    };
  },
};
