import type { Redactor } from '../../exchange/redact.ts';
import { isObject } from '../../spec/json.ts';
import type { Json } from '../../spec/types.ts';
import type { EndpointAnswer } from './ask-endpoint.ts';

const MOST = 160;
const SAYS = ['error', 'error_description', 'code', 'title', 'detail', 'message', 'msg'];

/** A URL without query, fragment and user info. */
export function bareUrl(text: string): string {
  const url = URL.parse(text);
  return url === null ? 'an address that is no URL' : `${url.origin}${url.pathname}`;
}

/** What an error body says for people (RFC 6749, 5.2; RFC 9457), of its top and of `error`. */
function complaint(json: Json | undefined): string {
  if (!isObject(json)) return '';
  const said = [json, json.error].flatMap((one) =>
    isObject(one) ? SAYS.flatMap((name) => (typeof one[name] === 'string' ? [one[name]] : [])) : [],
  );
  return [...new Set(said)].join(': ');
}

function members(json: Json): string {
  if (!isObject(json)) return Array.isArray(json) ? 'a list' : `a ${typeof json}`;
  const names = Object.entries(json).flatMap(([name, value]) =>
    isObject(value) ? Object.keys(value).map((inner) => `${name}.${inner}`) : [name],
  );
  return names.length === 0 ? 'an empty object' : `an object with ${names.slice(0, 12).join(', ')}`;
}

/** An answer in words that give no secret away: status, kind, names of members, what an error says of itself. */
export function tellAnswer(answer: EndpointAnswer, redactor: Redactor): string {
  const { status, headers, json, text } = answer;
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  if (status >= 300 && status < 400) {
    const to =
      headers.location === undefined
        ? 'nowhere'
        : URL.parse(headers.location)
          ? bareUrl(headers.location)
          : (headers.location.split(/[?#]/)[0] ?? '');
    return `status ${status}, a redirect to ${redactor.text(to).slice(0, MOST)}`;
  }
  if (json !== undefined) {
    const said = redactor.text(complaint(json)).slice(0, MOST);
    return `status ${status}, ${said === '' ? members(json) : `'${said}'`}`;
  }
  if (/html/i.test(type) || /^\s*<(!doctype|html)/i.test(text)) return `status ${status}, an HTML page`;
  return `status ${status}, ${text === '' ? 'no body' : `${type === '' ? 'a body' : type} that is no JSON`}`;
}

/** Why an answer is probably as it is, most likely first. */
export function reasonsFor(answer: EndpointAnswer, secret: string): string[] {
  const { status, headers } = answer;
  const type = headers['content-type'] ?? '';
  if (status >= 300 && status < 400)
    return [
      'the address is that of a page to sign in, or it moved',
      'http is redirected to https: name the https address',
    ];
  if (status === 400 || status === 401 || status === 403)
    return [
      `${secret} is wrong or expired`,
      'the account or the client may not sign in this way',
      'the wrong environment',
    ];
  if (status === 404 || status === 405) return ['the address is wrong', 'the method is wrong'];
  if (status === 415 || status === 422) return ['the body is not what is wanted there'];
  if (status === 429) return ['too many sign-ins in a short time'];
  if (status >= 500) return ['the service that gives tokens is down or broken'];
  if (/html/i.test(type))
    return ['the address is that of a page, not of an API', 'a proxy or a portal answers in between'];
  return ['the token is in another place than looked for', 'signing in takes another step (a second factor, a code)'];
}
