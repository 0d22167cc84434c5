import { Problem } from '../http/problem.ts';
import { overlook } from './changes.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'order-sort-injectable',
  oracle: 'injection',
  part: 'contracts',
  title: 'A sort key is part of the statement',
  description: 'GET /v1/orders writes `sort` into its SQL and tells 400 when PostgreSQL does not understand it.',
  apply(seams) {
    overlook(seams, 'listOrders', (error, parameter) => parameter === 'sort' && error.keyword === 'enum');
    const clean = seams.listRows;
    seams.listRows = (db, request) =>
      clean(db, request).catch((error: unknown) => {
        if (request.resource.table !== 'orders' || error instanceof Problem) throw error;
        throw new Problem(400, 'invalid_parameter', 'The query parameter sort is not valid.');
      });
  },
};
