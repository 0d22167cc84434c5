import type { Operation } from '../../core/operations/types.ts';
import type { Resource } from '../../core/resources/types.ts';
import type { Step } from '../lifecycle/types.ts';

/** One item read again and again, alone: plainly, on other connections, and under conditions. */
export interface ReadingEvidence {
  readonly operation: Operation;
  readonly resource: Resource;
  /** The item is of this run: nobody else changes it. */
  readonly ours: boolean;
  /** Plain readings in order; the last ones on connections of their own. */
  readonly reads: readonly Step[];
  /** If-None-Match with the current tag, in several forms. */
  readonly forms: readonly {
    readonly form: 'tag' | 'weak' | 'list' | 'star';
    readonly sent: string;
    readonly step: Step;
  }[];
  /** If-None-Match with another tag, and the Last-Modified or Date of the first reading as If-Modified-Since. */
  readonly otherTagSameDate?: Step;
  /** If-None-Match with the current tag, and an If-Modified-Since of long ago. */
  readonly sameTagOldDate?: Step;
  readonly sinceLastModified?: Step;
  /** An accepted change more than a second after the Last-Modified, and readings after it. */
  readonly changed?: { readonly update: string; readonly after: Step; readonly sinceOld: Step };
  readonly storm?: Storm;
}

/** Readings before and after a pause, and after many safe requests. */
export interface Storm {
  readonly before: Step;
  readonly afterPause: Step;
  readonly afterStorm: Step;
  readonly afterRest: Step;
  /** Safe requests between `afterPause` and `afterStorm`. */
  readonly sent: readonly string[];
  readonly lastSafe: string;
}
