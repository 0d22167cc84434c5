import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'cursor-link-without-sort',
  oracle: 'page-links-keep-query',
  part: 'properties',
  title: 'The first link of a cursor list loses the order',
  description: 'GET /v1/webhooks writes a first link with the default order.',
  apply(seams) {
    const clean = seams.respond;
    seams.respond = (call, reply) => {
      if (call.operation.id !== 'listWebhooks') return clean(call, reply);
      const Link = (reply.headers?.Link ?? '').replace(/<([^>]*)>; rel="first"/, (_, target: string) => {
        const [path = '', search = ''] = target.split('?');
        const kept = [...new URLSearchParams(search)].filter(([name]) => !['sort', 'order'].includes(name));
        const query = new URLSearchParams(kept).toString();
        return `<${query === '' ? path : `${path}?${query}`}>; rel="first"`;
      });
      return clean(call, { ...reply, headers: { ...reply.headers, Link } });
    };
  },
};
