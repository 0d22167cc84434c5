import type { MediaTypeObject, Operation } from '../operations/types.ts';
import type { MadeBody } from './body-maker.ts';
import { bodySchema } from './body-maker.ts';
import { essence, kindOf } from './media-types.ts';
import { parseBody } from './parse-body.ts';
import { contentFor, proofIn } from './prove-violation.ts';
import { serialiseBody } from './serialise-body.ts';
import type { GenerateContext, RequestValues } from './types.ts';
import type { DefectDraft } from './violation-case.ts';
import { leavesNoTrace } from './wire-safety.ts';
import { wrongPlaces } from './wrong-places.ts';

type Context = Pick<GenerateContext, 'document' | 'validate'>;
type Made = ReturnType<DefectDraft['make']>;

/** Media types nobody describes by chance; the first is what a client sends by mistake. */
const OTHER_TYPES = ['text/plain', 'application/x-assay'];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bodies that are no document of their media type: the end is missing, or a comma is one too many. */
function brokenBodies(
  base: RequestValues,
  { mediaType, value }: MadeBody,
  content: MediaTypeObject,
  document: Context['document'],
): DefectDraft[] {
  const kind = kindOf(mediaType);
  const { bytes, contentType } = serialiseBody(mediaType, value, content, document);
  const whole = new TextDecoder().decode(bytes);
  const made: { readonly label: string; readonly text: string }[] = [];
  if (kind === 'json') {
    made.push({ label: 'the body is no JSON: its end is missing', text: `${whole.slice(0, -1) || '{'},` });
    if (/[^{[,]\s*[}\]]$/.test(whole))
      made.push({
        label: 'the body is no JSON: a comma is one too many',
        text: `${whole.slice(0, -1)},${whole.slice(-1)}`,
      });
  } else if (kind === 'xml')
    made.push({ label: 'the body is no XML: its end is missing', text: whole.replace(/<\/[^<]*$/, '') });
  else if (kind === 'multipart')
    made.push({
      label: 'the multipart body breaks off: its end is missing',
      text: whole.replace(/\r\n--[^\r\n]*--\r\n$/, ''),
    });
  return made.map(({ label, text }) => ({
    place: 'body',
    pointer: '',
    keyword: 'syntax',
    make: () => ({ label, values: { ...base, body: { mediaType: contentType, value: utf8(text) } } }),
  }));
}

function asWhole(operation: Operation, base: RequestValues, document: Context['document']): DefectDraft[] {
  const { body, ...bare } = base;
  if (!body) return [];
  const content = contentFor(operation, body.mediaType);
  const drafts: DefectDraft[] = [];
  if (content && !(body.value instanceof Uint8Array)) drafts.push(...brokenBodies(base, body, content, document));
  const ranges = (operation.body?.contents ?? []).map((one) => essence(one.type));
  const other = OTHER_TYPES.find((type) => !ranges.some((one) => one === type || one.endsWith('/*')));
  if (other !== undefined) {
    const { bytes } = serialiseBody(body.mediaType, body.value, content, document);
    const label = `the content type ${other} is not described`;
    const make = (): Made => ({ label, values: { ...base, body: { mediaType: other, value: bytes } } });
    drafts.push({ place: 'body', pointer: '', keyword: 'content-type', make });
  }
  if (operation.body?.required) {
    const make = (): Made => ({ values: bare, label: 'the required body is missing' });
    drafts.push({ place: 'body', pointer: '', keyword: 'required', make });
  }
  return drafts;
}

/**
 * Defects of a body that are known to be one as it is sent: JSON as it is, forms, multipart bodies and text after they
 * were read back; of XML and binary bodies only what needs no reading. `lean` is the valid request for defects of the body
 * as a whole. None when the valid body is not valid itself.
 */
export function bodyDefects(
  operation: Operation,
  base: RequestValues,
  lean: RequestValues,
  { document, validate }: Context,
  levels: number,
): DefectDraft[] {
  const { body } = base;
  const content = body && contentFor(operation, body.mediaType);
  if (!body || !content) return [];
  const whole = asWhole(operation, lean, document);
  const schema = bodySchema(content);
  const kind = kindOf(body.mediaType);
  const json = kind === 'json';
  const told =
    json || ((kind === 'form' || kind === 'multipart' || kind === 'text') && !(body.value instanceof Uint8Array));
  if (!told || body.value instanceof Uint8Array) return whole;
  if (validate(schema, body.value).length > 0) return [];
  const asSent = (value: unknown): unknown => {
    if (json) return value;
    if (leavesNoTrace(value)) return undefined;
    const { bytes, contentType } = serialiseBody(body.mediaType, value, content, document);
    const parsed = parseBody(bytes, contentType, content, document);
    return 'value' in parsed ? parsed.value : undefined;
  };
  if (!json && (asSent(body.value) === undefined || validate(schema, asSent(body.value)).length > 0)) return whole;
  const drafts: DefectDraft[] = [];
  for (const { pointer, path, keyword, label, tries } of wrongPlaces(body.value, schema, document, '', levels)) {
    const make = (): Made => {
      let mixed: Made;
      for (const value of tries()) {
        const sent = asSent(value);
        if (sent === undefined) continue;
        const proof = proofIn(validate(schema, sent), keyword, path);
        if (proof === 'none' || (proof === 'mixed' && mixed)) continue;
        const made = {
          values: { ...base, body: { ...body, value } },
          label: label(value).replace(/^the value /, 'the body '),
        };
        if (proof === 'pure') return made;
        mixed = made;
      }
      return mixed;
    };
    drafts.push({ place: 'body', pointer, keyword, make });
  }
  // Members first: that the body as a whole is missing says less.
  return [...drafts, ...whole];
}
