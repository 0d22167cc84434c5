import { defineConfig } from '@playwright/test';

/** One project per part; the order is the order of the run. Tests of one target do not overlap: they would disturb each other. */
export default defineConfig({
  globalSetup: './core/exercise/global-setup.ts',
  reporter: './core/record/reporter.ts',
  outputDir: './reports/out/.playwright',
  workers: 1,
  fullyParallel: true,
  timeout: 0,
  retries: 0,
  projects: [
    { name: 'preflight', testDir: './core/exercise', testMatch: 'preflight.spec.ts', teardown: 'cleanup' },
    { name: 'contracts', testDir: './contracts', testMatch: 'contracts.spec.ts', dependencies: ['preflight'] },
    { name: 'properties', testDir: './properties', testMatch: 'properties.spec.ts', dependencies: ['preflight'] },
    { name: 'scenarios', testDir: './scenarios', testMatch: 'scenarios.spec.ts', dependencies: ['preflight'] },
    { name: 'load', testDir: './load', testMatch: 'load.spec.ts', dependencies: ['preflight'] },
    { name: 'cleanup', testDir: './core/exercise', testMatch: 'cleanup.spec.ts' },
  ],
});
