import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'served-description-stale',
  oracle: 'live-description-equals',
  part: 'contracts',
  title: 'The YAML description is an old one',
  description: 'GET /openapi.yaml names an operation that was renamed since.',
  apply(seams) {
    seams.servedDescription = (yaml) => yaml.replace('/v1/orders/{order_id}/ship:', '/v1/orders/{order_id}/dispatch:');
  },
};
