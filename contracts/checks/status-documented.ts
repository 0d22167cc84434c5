import type { Operation } from '../../core/operations/types.ts';
import { isExpectedAtAll } from '../../core/plan/expectations.ts';
import { type Check, fail, pass, silent } from '../check.ts';

/** Statuses that proxies, gateways and limiters in front of the API give on their own account. */
const FROM_THE_WAY = new Set([407, 408, 421, 425, 429, 431, 494, 495, 496, 497, 499]);

/** The security of an operation already says that these are possible. */
const CREDENTIALS = new Set([401, 403]);

function needsCredentials({ security }: Operation): boolean {
  return security.length > 0 && security.every((alternative) => alternative.length > 0);
}

export const oracle: Check = {
  id: 'status-documented',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'status-documented',
  holds: 'Every status is documented',
  broken: 'An undocumented status was answered',
  asserts: 'The status of each answer is documented for its operation: exactly, by a range such as 4XX, or by default.',
  why: 'Clients are generated and written from the description; a status nobody wrote down ends in their unexpected-error branch.',
  source: [
    {
      standard: 'OpenAPI 3.1',
      clause: '4.8.16 Responses Object',
      url: 'https://spec.openapis.org/oas/v3.1.0#responses-object',
    },
  ],
  remedy: 'Document the status in the operation’s responses, or answer one of the documented ones.',
  considers: () => true,
  appliesTo: (operation) =>
    operation.responses.length > 0
      ? { applies: true }
      : { applies: false, reason: 'the description names no response for this operation' },
  verify({ operation, response, documented, expected, violation }) {
    const { status } = response;
    if (documented || isExpectedAtAll(status, expected)) return pass;
    if (status >= 500) return silent('a server error is judged by no-server-error');
    if (FROM_THE_WAY.has(status)) return silent(`${status} may come from something in front of the API`);
    if (CREDENTIALS.has(status) && needsCredentials(operation)) {
      return silent(`${status} is about the credentials, which the description says are needed`);
    }
    const named = operation.responses.map((one) => one.status).join(', ');
    // What is invalid, or of another media type, is mostly refused by one layer for the whole API.
    const refused = violation !== undefined || status === 415;
    return fail({
      key: refused && status !== 415 ? `status ${status} for what is invalid` : `status ${status}`,
      expected: `one of the documented statuses ${named}`,
      observed: `status ${status}`,
      confidence: 'certain',
      ...(status >= 400 && { severity: 'medium' }),
      ...(refused && { everywhere: true }),
    });
  },
};
