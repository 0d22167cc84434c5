import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'quoted-key-fails',
  oracle: 'idempotency-malformed-key',
  part: 'properties',
  title: 'A key in quotes crashes the service',
  description:
    'POST /v1/orders fails with 500 when its key is written in double quotes, as a structured field string is.',
  apply(seams) {
    const clean = seams.complaints;
    seams.complaints = (operation, parameter, value, errors) => {
      const key = operation.id === 'createOrder' && /^idempotency-key$/i.test(parameter) ? value : undefined;
      if (typeof key === 'string' && key.startsWith('"')) throw new SyntaxError('unexpected token "');
      return clean(operation, parameter, value, errors);
    };
  },
};
