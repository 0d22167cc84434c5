import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'utf-16-body-hangs',
  oracle: 'body-limits',
  part: 'contracts',
  title: 'A body in UTF-16 is never answered',
  description:
    'PATCH /v1/coupons/{coupon_id} takes charset=utf-16 and waits for an end of the text that does not come.',
  apply(seams) {
    const { takesMediaType, parseJson } = seams;
    seams.takesMediaType = (operation, type) =>
      takesMediaType(operation, operation.id === 'updateCoupon' ? type.replace(/utf-16/i, 'utf-8') : type);
    seams.parseJson = (operation, bytes) =>
      operation.id === 'updateCoupon' && bytes[0] === 0xfe ? new Promise(() => undefined) : parseJson(operation, bytes);
  },
};
