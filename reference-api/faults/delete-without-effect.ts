import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'delete-without-effect',
  oracle: 'delete-effective',
  part: 'properties',
  benchmark: 'P1-8',
  title: 'A deleted wallet is still there',
  description: 'DELETE /v1/wallets/{wallet_id} answers 204 and does nothing.',
  apply(seams) {
    seams.deletes = (call) => call.operation.id !== 'deleteWallet';
  },
};
