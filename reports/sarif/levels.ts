import type { Severity } from '../../core/oracle/types.ts';
import type { SarifLevel } from './types.ts';

/** SARIF's three levels for our five severities. */
export const LEVELS: Readonly<Record<Severity, SarifLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** Middles of the bands code scanning shows as critical, high, medium and low. */
export const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: '0.1',
};

/** Oracles whose findings are security alerts. */
export const SECURITY_ORACLES: ReadonlySet<string> = new Set(['auth-required', 'error-leak']);
