import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'delete-takes-next',
  oracle: 'delete-repeat',
  part: 'properties',
  title: 'A repeated deletion takes the next coupon',
  description: 'DELETE /v1/coupons/{coupon_id} of the coupon that was deleted last deletes the newest one there is.',
  apply(seams) {
    const { beforeHandler, respond } = seams;
    let last = '';
    seams.beforeHandler = async (call) => {
      const { operation, path, caller, services } = call;
      if (operation.id === 'deleteCoupon' && path.coupon_id?.toLowerCase() === last)
        await services.pool.query(
          `DELETE FROM coupons WHERE id = (SELECT id FROM coupons WHERE tenant = $1 ORDER BY created_at DESC LIMIT 1)`,
          [caller.tenant],
        );
      return beforeHandler(call);
    };
    seams.respond = (call, reply) => {
      if (call.operation.id === 'deleteCoupon' && reply.status === 204)
        last = (call.path.coupon_id ?? '').toLowerCase();
      return respond(call, reply);
    };
  },
};
