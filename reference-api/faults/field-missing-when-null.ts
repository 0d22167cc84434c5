import type { Row } from '../db/pool.ts';
import { changeReply } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'field-missing-when-null',
  oracle: 'body-conforms',
  part: 'contracts',
  title: 'Partners without a city lack the field',
  description: 'GET /v1/partners leaves out city where it is null; the description requires the field.',
  apply(seams) {
    changeReply(seams, 'listPartners', (reply) => {
      const data = (reply.data as Row[]).map(({ city, ...rest }) => (city === null ? rest : { ...rest, city }));
      return { ...reply, data };
    });
  },
};
