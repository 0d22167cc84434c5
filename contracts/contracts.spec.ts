import { test } from '@playwright/test';
import { sayWhereNothingApplies } from '../core/exercise/nothing-applies.ts';
import { assayTest } from '../core/exercise/playwright-test.ts';
import { openSession } from '../core/exercise/session.ts';
import type { Operation } from '../core/operations/types.ts';
import { checks } from './checks/index.ts';
import { probes } from './probes/index.ts';
import { surveys } from './surveys/index.ts';
import { testDiff } from './test-diff.ts';
import { testLint } from './test-lint.ts';
import { testOperation } from './test-operation.ts';
import { testSurveys } from './test-surveys.ts';
import { testWholeApi } from './test-whole-api.ts';
import { wholeApiProbes } from './whole-api/index.ts';

const session = await openSession();

if (session.config.only.includes('contracts')) {
  const deletesLast = [...session.facts.operations].sort(
    (left, right) => rank(left.method) - rank(right.method) || depth(right) - depth(left),
  );
  assayTest(session, 'the description', () => testLint(session));
  assayTest(session, 'the description against its predecessor', () => testDiff(session));
  for (const operation of deletesLast) {
    assayTest(session, operation.id, () => testOperation(session, operation));
  }
  for (const probe of wholeApiProbes) {
    assayTest(session, `the API as a whole: ${probe.id}`, () => testWholeApi(session, probe));
  }
  assayTest(session, 'all answers together', async () => {
    testSurveys(session, test.info().config.shard !== null);
    sayWhereNothingApplies(session, [...checks, ...probes, ...surveys]);
  });
}

/** Of deletes, parts before wholes. */
function depth({ method, path }: Operation): number {
  return method === 'DELETE' ? path.split('/').length : 0;
}

/** Creating before reading before changing before deleting: later ones then find something to work on. */
function rank(method: string): number {
  return ['POST', 'PUT', 'PATCH', 'GET', 'HEAD', 'OPTIONS', 'QUERY', 'TRACE', 'DELETE'].indexOf(method);
}
