import { withQuery } from '../../http/links.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'prev-link-two-back',
  oracle: 'page-links-inverse',
  part: 'properties',
  title: 'The prev link goes back two pages',
  description:
    'GET /v1/products writes a prev link to the page before the previous one, or to itself at the beginning.',
  apply(seams) {
    const clean = seams.pageLinks;
    seams.pageLinks = (url, page, pages) => {
      const links = clean(url, page, pages);
      if (url.pathname !== '/v1/products' || page < 2) return links;
      const prev = withQuery(url, { page: page > 2 ? page - 2 : page });
      return links.replace(/<[^>]*>; rel="prev"/, `<${prev}>; rel="prev"`);
    };
  },
};
