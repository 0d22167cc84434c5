import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'broken-utf-8-accepted',
  oracle: 'body-limits',
  part: 'contracts',
  title: 'Bytes that are no UTF-8 are replaced',
  description: 'POST /v1/wallets stores a replacement character for bytes that are no UTF-8.',
  apply(seams) {
    const clean = seams.parseJson;
    seams.parseJson = (operation, bytes) =>
      operation.id === 'createWallet'
        ? clean(operation, Buffer.from(new TextDecoder('utf-8', { fatal: false }).decode(bytes)))
        : clean(operation, bytes);
  },
};
