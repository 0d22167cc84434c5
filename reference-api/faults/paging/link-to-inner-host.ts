import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'link-to-inner-host',
  oracle: 'page-links-valid',
  part: 'properties',
  title: 'Links lead to an inner host',
  description: 'GET /v1/payments writes links with the name of the machine behind the proxy.',
  apply(seams) {
    const clean = seams.pageLinks;
    seams.pageLinks = (url, page, pages) => {
      const links = clean(url, page, pages);
      return url.pathname === '/v1/payments' ? links.replaceAll('</', '<http://orders-7c9.internal:8080/') : links;
    };
  },
};
