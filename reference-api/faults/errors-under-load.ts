import { Problem } from '../http/problem.ts';
import type { Fault } from './fault.ts';

const WINDOW_MS = 5000;
const HOT = 20;
const EVERY = 10;

export const fault: Fault = {
  id: 'errors-under-load',
  oracle: 'smoke-errors',
  part: 'load',
  title: 'Reads fail under load',
  description: 'A GET of the same URL that came more than 20 times in 5 seconds answers 503 every tenth time.',
  apply(seams) {
    const clean = seams.beforeHandler;
    let started = 0;
    let counts = new Map<string, number>();
    seams.beforeHandler = async (call) => {
      if (call.operation.method !== 'get' || call.operation.public) return clean(call);
      const now = Date.now();
      if (now - started > WINDOW_MS) {
        started = now;
        counts = new Map();
      }
      const count = (counts.get(call.url.href) ?? 0) + 1;
      counts.set(call.url.href, count);
      if (count > HOT && count % EVERY === 0) throw new Problem(503, 'unavailable', 'Too many readers.');
      return clean(call);
    };
  },
};
