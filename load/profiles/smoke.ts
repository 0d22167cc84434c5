import type { LoadShape, Profile } from './profile.ts';

const VUS = 50;
const TIMEOUT_MS = 10_000;

/** 50 users for a minute: does it stand up at all, and fast enough? Closed model, so no statement about capacity. */
export const profile: Profile = {
  id: 'smoke',
  title: 'Smoke: 50 virtual users for one minute',
  objectives: ['smoke-latency', 'smoke-errors'],
  embeddedConnections: 10,
  shape(quick: boolean): LoadShape {
    const seconds = quick ? 10 : 60;
    return {
      scenario: {
        executor: 'constant-vus',
        vus: VUS,
        duration: `${seconds}s`,
        gracefulStop: `${TIMEOUT_MS / 1000}s`,
      },
      seconds,
      vus: VUS,
      judged: { from: quick ? 1 : 2, to: seconds },
      pauseMs: 100,
      offeredRate: null,
      timeoutMs: TIMEOUT_MS,
    };
  },
};
