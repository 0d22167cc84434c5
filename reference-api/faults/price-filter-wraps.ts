import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'price-filter-wraps',
  oracle: 'bounds-enforced',
  part: 'contracts',
  title: 'A price to filter by is cut to 32 bits',
  description: 'GET /v1/products keeps the lower 32 bits of filter[unit_price] and finds what costs that.',
  apply(seams) {
    const { complaints, conditions } = seams;
    const cut = (value: unknown): unknown => (typeof value === 'number' && value >= 2 ** 32 ? value % 2 ** 32 : value);
    seams.complaints = (operation, parameter, value, errors) => {
      const all = complaints(operation, parameter, value, errors);
      const price = operation.id === 'listProducts' && (value as { unit_price?: unknown } | null)?.unit_price;
      return typeof price === 'number' && cut(price) !== price
        ? all.filter((error) => error.instancePath !== '/unit_price' || error.keyword !== 'maximum')
        : all;
    };
    seams.conditions = (call, filter) => {
      const where = conditions(call, filter);
      return call.operation.id === 'listProducts' && where.unit_price !== undefined
        ? { ...where, unit_price: cut(where.unit_price) }
        : where;
    };
  },
};
