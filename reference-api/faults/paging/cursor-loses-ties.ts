import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'cursor-loses-ties',
  oracle: 'sort-page-stability',
  part: 'properties',
  title: 'A cursor loses equal items',
  description: 'GET /v1/webhooks sorted by active goes on after the value of the last item, without its id.',
  apply(seams) {
    const clean = seams.keysetRows;
    seams.keysetRows = async (db, request) => {
      const { after, limit } = request;
      if (after === undefined || request.sort !== 'active') return clean(db, request);
      const rows = await clean(db, { ...request, after: undefined, limit: 100_000 });
      const passed = rows.findLastIndex(({ key }) => key === after.value);
      return rows.slice(passed + 1, passed + 1 + limit);
    };
  },
};
