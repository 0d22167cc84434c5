import { withQuery } from '../../http/links.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'last-link-one-short',
  oracle: 'page-links-ends',
  part: 'properties',
  title: 'The last link leads to the page before the last',
  description: 'GET /v1/orders rounds the number of the last page down.',
  apply(seams) {
    const clean = seams.pageLinks;
    seams.pageLinks = (url, page, pages) => {
      const links = clean(url, page, pages);
      if (url.pathname !== '/v1/orders') return links;
      return links.replace(/<[^>]*>; rel="last"/, `<${withQuery(url, { page: Math.max(1, pages - 1) })}>; rel="last"`);
    };
  },
};
