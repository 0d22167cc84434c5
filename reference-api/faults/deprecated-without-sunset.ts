import { changeDescription, member } from './change-description.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'deprecated-without-sunset',
  oracle: 'deprecation-sunset',
  part: 'contracts',
  title: 'A deprecated operation has no last day',
  description: 'The served description of GET /v1/products/{product_id}/price names no Sunset header.',
  apply(seams) {
    changeDescription(seams, (document) => {
      delete member(document, 'paths', '/v1/products/{product_id}/price', 'get', 'responses', '200', 'headers').Sunset;
      delete member(document, 'components', 'headers').Sunset;
    });
  },
};
