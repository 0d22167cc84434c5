import { afterAll } from 'vitest';
import { openBench } from './support/api.ts';
import './cases/behaviour.ts';
import './cases/concurrency.ts';
import './cases/description-truth.ts';
import './cases/faults.ts';
import './cases/races.ts';
import './cases/surroundings.ts';

// One PostgreSQL for all of them, each in a schema of its own.
afterAll(async () => (await openBench()).stop());
