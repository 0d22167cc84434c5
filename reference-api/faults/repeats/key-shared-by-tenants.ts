import type { Fault } from '../fault.ts';
import { changeKeys } from './change-keys.ts';

export const fault: Fault = {
  id: 'key-shared-by-tenants',
  oracle: 'idempotency-other-caller',
  part: 'properties',
  title: 'A key gives another tenant the stored answer',
  description: 'Keys of POST /v1/wallets are stored without tenant and caller.',
  apply(seams) {
    changeKeys(seams, 'createWallet', (key) => ({ ...key, tenant: '', subject: '' }));
  },
};
