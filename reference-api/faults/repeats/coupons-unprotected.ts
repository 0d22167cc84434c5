import { changeDescription, type Document, member } from '../change-description.ts';
import type { Fault } from '../fault.ts';

const ITEM = '/v1/coupons/{coupon_id}';
const NO_MORE = ['version', 'updated_at'];

const plain = (item: unknown): unknown =>
  typeof item === 'object' && item !== null
    ? Object.fromEntries(Object.entries(item).filter(([name]) => !NO_MORE.includes(name)))
    : item;

export const fault: Fault = {
  id: 'coupons-unprotected',
  oracle: 'lost-update-protection',
  part: 'properties',
  title: 'Nothing protects coupons against lost updates',
  description: 'Coupons have no ETag, no version and no time of change, and their changes take no If-Match.',
  apply(seams) {
    changeDescription(seams, (document) => {
      for (const method of ['get', 'patch', 'delete']) {
        const operation = member(document, 'paths', ITEM, method);
        operation.parameters = (operation.parameters as Document[]).filter(
          ({ $ref }) => !/If(None)?Match$/.test(String($ref)),
        );
        const responses = member(operation, 'responses');
        delete responses['304'];
        delete responses['412'];
        if (method !== 'delete') delete member(responses, '200', 'headers').ETag;
      }
      delete member(document, 'paths', '/v1/coupons', 'post', 'responses', '201', 'headers').ETag;
      const coupon = member(document, 'components', 'schemas', 'Coupon');
      coupon.required = (coupon.required as string[]).filter((name) => !NO_MORE.includes(name));
      for (const name of NO_MORE) delete member(coupon, 'properties')[name];
    });
    const { respond, envelope } = seams;
    const isCoupon = (id: string): boolean => /Coupons?$/.test(id);
    seams.envelope = (call, reply) => {
      if (!isCoupon(call.operation.id)) return envelope(call, reply);
      const data = Array.isArray(reply.data) ? reply.data.map(plain) : plain(reply.data);
      return envelope(call, { ...reply, data });
    };
    seams.respond = (call, reply) => {
      if (!isCoupon(call.operation.id)) return respond(call, reply);
      const { ETag: _, ...headers } = reply.headers ?? {};
      return respond(call, { ...reply, headers });
    };
  },
};
