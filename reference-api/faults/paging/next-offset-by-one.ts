import { withQuery } from '../../http/links.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'next-offset-by-one',
  oracle: 'page-links-inverse',
  also: ['page-links-keep-query'],
  part: 'properties',
  title: 'The next link moves on by one item',
  description: 'GET /v1/stock/movements writes a next link whose offset is one more, not one page more.',
  apply(seams) {
    const clean = seams.offsetLinks;
    seams.offsetLinks = (url, offset, limit, total) => {
      const links = clean(url, offset, limit, total);
      if (url.pathname !== '/v1/stock/movements') return links;
      return links.replace(/<[^>]*>; rel="next"/, `<${withQuery(url, { offset: offset + 1 })}>; rel="next"`);
    };
  },
};
