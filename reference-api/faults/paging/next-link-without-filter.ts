import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'next-link-without-filter',
  oracle: 'page-links-keep-query',
  part: 'properties',
  title: 'The next link loses the filter',
  description: 'GET /v1/partners writes a next link without the filter of the request.',
  apply(seams) {
    const clean = seams.pageLinks;
    seams.pageLinks = (url, page, pages) => {
      const links = clean(url, page, pages);
      if (url.pathname !== '/v1/partners') return links;
      return links.replace(/<([^>]*)>; rel="next"/, (_, target: string) => {
        const [path = '', search = ''] = target.split('?');
        const kept = [...new URLSearchParams(search)].filter(([name]) => !name.startsWith('filter'));
        return `<${path}?${new URLSearchParams(kept).toString()}>; rel="next"`;
      });
    };
  },
};
