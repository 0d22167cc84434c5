import type { SessionFacts } from '../core/exercise/session.ts';
import type { Operation } from '../core/operations/types.ts';
import { isSelected } from '../core/plan/safety.ts';

/** Absolute URL of a path below the base URL. */
export const urlAt = ({ baseUrl }: Pick<SessionFacts, 'baseUrl'>, path: string): string =>
  `${baseUrl.replace(/\/$/, '')}/${path.replace(/^\//, '')}`;

/** Operations that read a path without parameters which fits; those the run leaves out are left out. */
export function readingsAt(facts: Pick<SessionFacts, 'operations' | 'config'>, pattern: RegExp): Operation[] {
  return facts.operations.filter(
    (one) =>
      one.method === 'GET' &&
      !one.path.includes('{') &&
      pattern.test(one.path) &&
      !one.parameters.some(({ required }) => required) &&
      isSelected(one, facts.config).applies,
  );
}
