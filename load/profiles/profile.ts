/** A k6 scenario as it stands in `options.scenarios`; seconds as text ('60s'). */
export type K6Scenario =
  | {
      readonly executor: 'constant-vus';
      readonly vus: number;
      readonly duration: string;
      readonly gracefulStop: string;
    }
  | {
      readonly executor: 'ramping-vus';
      readonly startVUs: number;
      readonly stages: readonly { readonly duration: string; readonly target: number }[];
      readonly gracefulRampDown: string;
      readonly gracefulStop: string;
    }
  | {
      readonly executor: 'ramping-arrival-rate';
      readonly startRate: number;
      readonly timeUnit: '1s';
      readonly preAllocatedVUs: number;
      readonly stages: readonly { readonly duration: string; readonly target: number }[];
      readonly gracefulStop: string;
    };

/** One load shape, worked out for full or quick length. Times in seconds since its start. */
export interface LoadShape {
  readonly scenario: K6Scenario;
  readonly seconds: number;
  /** Most users at once. */
  readonly vus: number;
  /** The plateau: only requests begun in it are judged. */
  readonly judged: { readonly from: number; readonly to: number };
  /** Pause of a user between two requests, on average; 0 in open models. */
  readonly pauseMs: number;
  /** Requests per second asked for; null in closed models, where the target's speed sets the rate. */
  readonly offeredRate: number | null;
  /** A request without an answer after this long is an error. */
  readonly timeoutMs: number;
}

/** A load shape by name. */
export interface Profile {
  /** Equals the file name. */
  readonly id: string;
  readonly title: string;
  /** Ids of the objectives that judge it. */
  readonly objectives: readonly string[];
  /** Connections of the embedded engine, which knows closed models only; null when it cannot run this profile. */
  readonly embeddedConnections: number | null;
  shape(quick: boolean): LoadShape;
}
