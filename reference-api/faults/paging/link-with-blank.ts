import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'link-with-blank',
  oracle: 'page-links-valid',
  part: 'properties',
  title: 'A link ends in a blank',
  description: 'GET /v1/transfers leaves a blank between the target of a link and its closing bracket.',
  apply(seams) {
    const clean = seams.pageLinks;
    seams.pageLinks = (url, page, pages) => {
      const links = clean(url, page, pages);
      return url.pathname === '/v1/transfers' ? links.replaceAll('>;', ' >;') : links;
    };
  },
};
