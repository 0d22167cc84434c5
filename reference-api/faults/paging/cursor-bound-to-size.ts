import { badCursor } from '../../http/keyset-cursor.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'cursor-bound-to-size',
  oracle: 'cursor-other-size',
  part: 'properties',
  title: 'A cursor is refused with another size',
  description: 'GET /v1/webhooks refuses a cursor with another limit than it was given with.',
  apply(seams) {
    const { writeCursor, readCursor } = seams;
    seams.writeCursor = (call, position) =>
      writeCursor(call, { ...position, id: `${call.query.limit}/${position.id}` });
    seams.readCursor = (call, cursor) => {
      const { value, id } = readCursor(call, cursor);
      const [limit, own = ''] = id.split('/');
      if (Number(limit) !== Number(call.query.limit)) throw badCursor();
      return { value, id: own };
    };
  },
};
