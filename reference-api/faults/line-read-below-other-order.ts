import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'line-read-below-other-order',
  oracle: 'child-of-other-parent',
  part: 'contracts',
  title: 'A line can be read below any order',
  description: 'GET /v1/orders/{order_id}/lines/{line_id} looks the line up by its own id alone.',
  apply(seams) {
    const clean = seams.pathOf;
    seams.pathOf = async (services, operation, path) => {
      if (operation.id !== 'getOrderLine') return clean(services, operation, path);
      const found = await services.pool.query('SELECT order_id FROM order_lines WHERE id::text = $1', [path.line_id]);
      return found.rows[0] ? { ...path, order_id: String(found.rows[0].order_id) } : path;
    };
  },
};
