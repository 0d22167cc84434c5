import { type Check, fail, pass, silent } from '../check.ts';

export const oracle: Check = {
  id: 'content-type-documented',
  part: 'contracts',
  kind: 'check',
  severity: 'high',
  criterion: 'content-type-documented',
  holds: 'Every content type is documented',
  broken: 'A body came with an undocumented content type',
  asserts: 'An answer with a body carries a Content-Type that the description names for its status.',
  why: 'A client picks its parser by the content type; with another one it fails or misreads the body.',
  source: [
    {
      standard: 'OpenAPI 3.1',
      clause: '4.8.17 Response Object, content',
      url: 'https://spec.openapis.org/oas/v3.1.0#response-object',
    },
    { standard: 'RFC 9110', clause: '8.3 Content-Type', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.3' },
  ],
  remedy: 'Send the documented Content-Type, or document the one that is sent.',
  considers: () => true,
  appliesTo: (operation) =>
    operation.responses.some((response) => response.contents.length > 0)
      ? { applies: true }
      : { applies: false, reason: 'the description names no content for any response' },
  verify({ response, documented, content, mediaType, operation, violation }) {
    if (response.status >= 500) return silent('a server error is judged by no-server-error');
    if (!documented) return silent('the status is not documented');
    if (operation.method === 'HEAD' || response.body.length === 0) return silent('no body');
    if (documented.contents.length === 0) return silent(`no content is documented for ${documented.status}`);
    if (content) return pass;
    // What is invalid is mostly refused by one layer for the whole API.
    const refused = violation !== undefined && response.status >= 400;
    return fail({
      key: `${documented.status} ${mediaType || 'none'}${refused ? ' for what is invalid' : ''}`,
      expected: documented.contents.map((one) => one.type).join(' or '),
      observed: mediaType || 'a body without Content-Type',
      confidence: 'certain',
      ...(refused && { everywhere: true }),
    });
  },
};
