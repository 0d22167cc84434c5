import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'credit-limit-wraps',
  oracle: 'bounds-enforced',
  part: 'contracts',
  title: 'A credit limit is cut to 32 bits',
  description: 'PUT and POST of /v1/partners keep the lower 32 bits of a credit limit: 4294967297 is stored as 1.',
  apply(seams) {
    const { complaints, completeBody } = seams;
    const cut = (value: unknown): unknown =>
      typeof value === 'number' && Number.isInteger(value) && value >= 2 ** 32 ? value % 2 ** 32 : value;
    seams.complaints = (operation, parameter, value, errors) => {
      const all = complaints(operation, parameter, value, errors);
      const limit = (value as { credit_limit?: unknown } | null)?.credit_limit;
      const passes = parameter === '' && /^(create|replace)Partner$/.test(operation.id) && cut(limit) !== limit;
      return passes
        ? all.filter((error) => error.instancePath !== '/credit_limit' || error.keyword !== 'maximum')
        : all;
    };
    seams.completeBody = (resource, body) => {
      const values = completeBody(resource, body);
      return resource.table === 'partners' ? { ...values, credit_limit: cut(values.credit_limit) } : values;
    };
  },
};
