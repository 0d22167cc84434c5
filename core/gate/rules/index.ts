import type { Rule } from '../types.ts';
import { loadMeasured, loadObjectives } from './load.ts';
import { noOpenFinding, noTentativeFinding } from './no-open-finding.ts';
import { partEvidence } from './part-evidence.ts';
import { cleanupComplete, noOracleErrored, runComplete, sameDescription } from './run.ts';
import { credentialsAccepted, successShare, targetReachable } from './target.ts';
import { noExpiredWaiver, noWaivedFinding } from './waivers.ts';

/** Every rule of the gate; reasons are told in this order among equals. */
export const RULES: readonly Rule[] = [
  noOpenFinding,
  loadObjectives,
  noExpiredWaiver,
  runComplete,
  targetReachable,
  credentialsAccepted,
  successShare,
  ...partEvidence,
  loadMeasured,
  noOracleErrored,
  sameDescription,
  noTentativeFinding,
  noWaivedFinding,
  cleanupComplete,
];
