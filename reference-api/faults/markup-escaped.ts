import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'markup-escaped',
  oracle: 'text-hygiene',
  part: 'contracts',
  title: 'A name is escaped when it is stored',
  description: 'POST /v1/partners stores &lt; for < in a name: it is escaped for a page nobody asked for.',
  apply(seams) {
    const clean = seams.insertRecord;
    const escaped = (text: unknown): string => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    seams.insertRecord = (tx, claim, resource, tenant, values) =>
      clean(
        tx,
        claim,
        resource,
        tenant,
        resource.table === 'partners' ? { ...values, name: escaped(values.name) } : values,
      );
  },
};
