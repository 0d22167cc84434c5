import { withQuery } from '../../http/links.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'next-link-on-last-page',
  oracle: 'page-links-ends',
  part: 'properties',
  title: 'The last page has a next link',
  description: 'GET /v1/wallets writes a next link on every page.',
  apply(seams) {
    const clean = seams.pageLinks;
    seams.pageLinks = (url, page, pages) => {
      const links = clean(url, page, pages);
      if (url.pathname !== '/v1/wallets' || page < pages) return links;
      return `${links}, <${withQuery(url, { page: page + 1 })}>; rel="next"`;
    };
  },
};
