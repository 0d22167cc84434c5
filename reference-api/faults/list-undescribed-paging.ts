import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'list-undescribed-paging',
  oracle: 'list-paging-declared',
  part: 'contracts',
  title: 'A list is described without paging',
  description: 'The served description of GET /v1/jobs names no parameters, no Link and no bound of the list.',
  apply(seams) {
    changeDescription(seams, (document) => {
      const list = member(document, 'paths', '/v1/jobs', 'get');
      delete list.parameters;
      delete member(list, 'responses', '200', 'headers').Link;
      delete member(document, 'components', 'schemas', 'JobList', 'properties', 'data').maxItems;
    });
  },
};
