import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'required-ignored',
  oracle: 'rejects-invalid',
  part: 'contracts',
  benchmark: 'P1-6',
  title: 'A required property is not required',
  description: 'POST /v1/wallets takes a missing opening_balance for 0.',
  apply(seams) {
    overlook(seams, 'createWallet', (error) => error.params.missingProperty === 'opening_balance');
    const clean = seams.insertRecord;
    seams.insertRecord = (tx, claim, resource, tenant, values) =>
      clean(tx, claim, resource, tenant, 'balance' in values ? { ...values, balance: values.balance ?? 0 } : values);
  },
};
