import type { Call } from '../../http/call.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'cursor-mismatch-fails',
  oracle: 'cursor-other-query',
  part: 'properties',
  title: 'A cursor with another filter fails',
  description: 'GET /v1/webhooks fails with 500 when a cursor is used with a filter it was not given with.',
  apply(seams) {
    const { writeCursor, readCursor } = seams;
    const filterOf = (call: Call): string => Object.keys(call.filter).sort().join(',');
    const plain = (call: Call): Call => ({ ...call, filter: {} });
    seams.writeCursor = (call, position) =>
      writeCursor(plain(call), { ...position, id: `${filterOf(call)}/${position.id}` });
    seams.readCursor = (call, cursor) => {
      const { value, id } = readCursor(plain(call), cursor);
      const [filter, own = ''] = id.split('/');
      if (filter !== filterOf(call)) throw new Error('cursor and filter differ');
      return { value, id: own };
    };
  },
};
