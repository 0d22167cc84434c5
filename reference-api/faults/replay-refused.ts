import { conflict } from '../http/problem.ts';
import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'replay-refused',
  oracle: 'idempotency-replay',
  part: 'properties',
  title: 'A repeated request is refused',
  description: 'The repeat of a finished request with an Idempotency-Key answers 409 in place of the stored answer.',
  apply(seams) {
    seams.replay = () => {
      throw conflict('duplicate_request', 'The request was carried out already.');
    };
  },
};
