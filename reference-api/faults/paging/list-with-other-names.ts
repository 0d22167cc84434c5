import { changeDescription, type Document, member } from '../change-description.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'list-with-other-names',
  oracle: 'page-style',
  part: 'properties',
  title: 'One list has another name for the page size',
  description: 'GET /v1/jobs takes per_page where all other lists of pages take page_size.',
  apply(seams) {
    changeDescription(seams, (document) => {
      const list = member(document, 'paths', '/v1/jobs', 'get');
      const { description, schema } = member(document, 'components', 'parameters', 'PageSize');
      const others = (list.parameters as Document[]).filter(({ $ref }) => !String($ref).endsWith('/PageSize'));
      list.parameters = [...others, { name: 'per_page', in: 'query', description, schema }];
    });
    const clean = seams.arrive;
    seams.arrive = (request) => {
      const url = new URL(request.url);
      const size = url.pathname === '/v1/jobs' ? url.searchParams.get('per_page') : null;
      if (size === null) return clean(request);
      url.search = url.search.replace('per_page=', 'page_size=');
      return clean(new Request(url, request));
    };
  },
};
