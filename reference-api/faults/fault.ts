import type { Seams } from '../seams.ts';

/** One defect that can be switched on: it replaces one seam and breaks one thing. */
export interface Fault {
  /** Equals the file name. */
  readonly id: string;
  /** Id of the oracle that must catch it. */
  readonly oracle: string;
  /** Oracles that rightly fire too, because the defect cannot show in one way only. */
  readonly also?: readonly string[];
  readonly part: 'contracts' | 'properties' | 'scenarios' | 'load';
  /** Set when it is one of the ten fault types of the `rest-faults` benchmark: 'P1-4' is the fourth. */
  readonly benchmark?: `P1-${number}`;
  readonly title: string;
  /** What is wrong and for which requests. */
  readonly description: string;
  apply(seams: Seams): void;
}
