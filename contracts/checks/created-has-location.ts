import { isObject } from '../../core/exercise/json-body.ts';
import type { Json } from '../../core/spec/types.ts';
import { type Check, fail, pass, silent } from '../check.ts';

export const oracle: Check = {
  id: 'created-has-location',
  part: 'contracts',
  kind: 'check',
  severity: 'low',
  criterion: 'status-semantics',
  holds: 'An answer 201 says where the new item is',
  broken: 'An answer 201 does not say where the new item is',
  asserts: 'A 201 to a POST carries a Location that is a URI reference, or its body names the new item.',
  why: 'A client that cannot find what it has just created has to search for it, or creates it again.',
  source: [
    {
      standard: 'RFC 9110',
      clause: '15.3.2 201 Created',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2',
    },
  ],
  remedy: 'Send Location with the URL of the new item.',
  considers: (operation) => operation.method === 'POST',
  appliesTo: (operation) =>
    operation.responses.length === 0 || operation.responses.some(({ status }) => /^(201|2XX|default)$/i.test(status))
      ? { applies: true }
      : { applies: false, reason: 'the description names no answer 201' },
  verify({ response, json, mediaType }) {
    if (response.status !== 201) return silent('no answer 201');
    const location = response.headers.location;
    if (location !== undefined) {
      if (isReference(location)) return pass;
      return fail({
        key: 'location is no reference',
        expected: 'Location with a URI reference',
        observed: `Location: ${location.slice(0, 120) || '(empty)'}`,
        confidence: 'firm',
      });
    }
    if (json && names(json.value, 4)) return pass;
    // What other formats say cannot be read here.
    if (response.body.length > 0 && !json) return silent(`no Location; the body (${mediaType}) may name the item`);
    return fail({
      key: 'nowhere',
      expected: 'a Location, or an id or link in the body',
      observed: json
        ? '201 with a body that names nothing, and no Location'
        : '201 without a body and without Location',
      confidence: 'tentative',
      severity: json ? 'info' : 'low',
    });
  },
};

const isReference = (value: string): boolean =>
  value.trim() !== '' && !/[\s<>"{}|\\^`]/.test(value.trim()) && URL.canParse(value, 'http://relative.invalid/');

const IDENTIFIES =
  /(^|_|-)(id|ids|uid|uuid|guid|key|slug|href|url|uri|self|links?|name|code|token|number|no|ref|reference|sku|handle|path|location|email)$/;

/** Does any member, some levels deep, look like what identifies or links an item? */
function names(value: Json, depth: number): boolean {
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.some((one) => names(one, depth - 1));
  // A bare text or number may be the id itself.
  if (!isObject(value)) return typeof value === 'string' || typeof value === 'number';
  return Object.entries(value).some(([name, one]) => {
    const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
    if (IDENTIFIES.test(words) && one !== null && one !== '') return true;
    return typeof one === 'object' && one !== null && names(one, depth - 1);
  });
}
