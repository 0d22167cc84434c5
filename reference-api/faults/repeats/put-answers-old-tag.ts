import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'put-answers-old-tag',
  oracle: 'put-answer-tag',
  part: 'properties',
  title: 'PUT answers with the tag from before',
  description: 'PUT /v1/partners/{partner_id} gives the ETag of the version that it replaced.',
  apply(seams) {
    const clean = seams.respond;
    seams.respond = (call, reply) => {
      const tag = reply.headers?.ETag;
      if (call.operation.id !== 'replacePartner' || tag === undefined) return clean(call, reply);
      const before = tag.replace(/-(\d+)"$/, (_, version: string) => `-${Number(version) - 1}"`);
      return clean(call, { ...reply, headers: { ...reply.headers, ETag: before } });
    };
  },
};
