import { isBodyVariant } from '../body-variants.ts';
import { type Check, fail, pass, silent } from '../check.ts';

export const oracle: Check = {
  id: 'no-server-error',
  part: 'contracts',
  kind: 'check',
  judgesProbes: true,
  severity: 'critical',
  criterion: 'no-server-error',
  holds: 'No request led to a server error',
  broken: 'A request led to a server error',
  asserts: 'No request, valid or not, is answered with a 5xx status.',
  why: 'A 5xx is a fault nobody handled: the caller cannot tell what happened to the data, and retries make it worse.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '15.6 Server Error 5xx',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6',
    },
  ],
  remedy:
    'Handle the input: answer with a documented 4xx where the request is at fault, and mend the code where it is not.',
  considers: () => true,
  appliesTo: () => ({ applies: true }),
  verify({ operation, response, probe }) {
    const { status } = response;
    if (status < 500) return pass;
    if (status === 501 || status === 505) return silent(`${status} says openly that something is not implemented`);
    const documented = operation.responses.some((one) => one.status === String(status));
    if (status !== 500 && documented) return silent(`${status} is documented for this operation`);
    const isMeant =
      operation.responses.length > 0 && operation.responses.every((one) => /^5(\d\d|XX)$/i.test(one.status));
    if (isMeant) return silent('the description has nothing but server errors for this operation');
    // What the parser of all bodies does not handle is one fault, not one of each operation.
    const parsed = probe !== undefined && isBodyVariant(probe);
    return fail({
      key: parsed ? `status ${status}: ${probe}` : `status ${status}`,
      expected: 'a status below 500',
      observed: parsed ? `status ${status} to ${probe}` : `status ${status}`,
      confidence: 'certain',
      ...(status !== 500 && { severity: 'high' }),
      ...(parsed && { everywhere: true }),
    });
  },
};
