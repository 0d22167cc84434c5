import type { Parameter } from '../operations/types.ts';
import { normalise } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import { pagingBody } from './paging-body.ts';
import { BACKWARD_NAMES, CURSOR_NAMES, OFFSET_NAMES, PAGE_NAMES, SIZE_NAMES } from './paging-names.data.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';
import type { Paging, PagingStyle } from './types.ts';

/** How a list is paged and which query parameters that takes. */
export interface InferredPaging {
  readonly paging: Paging;
  /** Query parameter names that belong to paging: never filters. */
  readonly used: ReadonlySet<string>;
}

const DATE_FORMATS = new Set(['date', 'date-time', 'timestamp', 'time']);

function isDate(parameter: Parameter, view: SchemaView): boolean {
  const format = view.keywords.format;
  if (typeof format === 'string' && DATE_FORMATS.has(format)) return true;
  return (
    /\b(?:dates?|times?|timestamps?|iso ?8601|rfc ?3339|yyyy)\b/i.test(parameter.description) &&
    !view.types.has('integer')
  );
}

/** 'page[number]' is 'pagenumber', '$top' is 'top'. */
function plainOf(parameter: Parameter): string {
  return normalise(parameter.name);
}

/** Decides from parameter names, their schemas, the answer's schema and its headers. */
export function inferPaging(facts: OperationFacts, itemsAt: string, reader: SchemaReader): InferredPaging {
  const query = facts.operation.parameters.filter((parameter) => parameter.in === 'query');
  const used = new Set<string>();
  const views = new Map(query.map((parameter) => [parameter.name, reader.view(parameter.schema)]));
  const pick = (
    names: ReadonlySet<string>,
    accept: (parameter: Parameter, view: SchemaView) => boolean,
  ): Parameter | undefined => {
    const fits = query.filter((parameter) => {
      const view = views.get(parameter.name);
      return view !== undefined && names.has(plainOf(parameter)) && accept(parameter, view);
    });
    for (const parameter of fits) used.add(parameter.name);
    return [...names]
      .map((name) => fits.find((parameter) => plainOf(parameter) === name))
      .find((parameter) => parameter !== undefined);
  };
  const numeric = (_: Parameter, view: SchemaView): boolean =>
    view.types.size === 0 ||
    view.types.has('integer') ||
    view.types.has('number') ||
    (view.types.has('string') && view.keywords.enum === undefined);
  const undated = (parameter: Parameter, view: SchemaView): boolean =>
    !isDate(parameter, view) && numeric(parameter, view);
  const strictlyNumeric = (parameter: Parameter, view: SchemaView): boolean =>
    !isDate(parameter, view) && (view.types.has('integer') || view.types.has('number') || view.types.size === 0);

  const size = pick(SIZE_NAMES, strictlyNumeric) ?? pick(SIZE_NAMES, undated);
  const page = pick(PAGE_NAMES, numeric);
  const offset = pick(OFFSET_NAMES, strictlyNumeric);
  // an 'offset' that is a text and said to come from the last answer is a cursor (Asana)
  const token = offset === undefined ? pick(OFFSET_NAMES, isToken) : undefined;
  const cursor = pick(CURSOR_NAMES, (parameter, view) => !isDate(parameter, view) && isCursorType(parameter, view));
  pick(BACKWARD_NAMES, (parameter, view) => !isDate(parameter, view));

  const body = pagingBody(facts.success, itemsAt, reader);
  const pageView = page === undefined ? undefined : views.get(page.name);
  // a 'page' that takes a token of the last answer is a cursor (Slack's older dialects, Stripe search)
  const pageIsToken =
    pageView?.types.has('string') && !pageView.types.has('integer') && body.nextCursorAt !== undefined;
  const cursorParameter = cursor ?? token ?? (pageIsToken ? page : undefined);
  const hasLink = facts.response?.headers.some((header) => header.name.toLowerCase() === 'link') === true;
  const style = styleOf(
    cursorParameter,
    pageIsToken ? undefined : page,
    offset,
    size,
    body.nextLinkAt !== undefined,
    hasLink,
  );
  const sizeView = size === undefined ? undefined : views.get(size.name);
  const maxSize =
    positive(sizeView?.keywords.maximum) ??
    fromText(size?.description, /\bmax(?:imum)?(?: (?:value|number|size|limit))?(?: is| of|:|=)?\s*`?(\d{1,6})\b/i);
  const defaultSize =
    positive(sizeView?.keywords.default) ??
    fromText(size?.description, /\bdefaults?(?: (?:value|to|is|of|size))*[:= ]\s*`?(\d{1,6})\b/i);
  return {
    used,
    paging: {
      style,
      ...(style === 'page' && page !== undefined && { pageParameter: page.name, firstPage: firstPage(page, pageView) }),
      ...(style === 'offset' && offset !== undefined && { offsetParameter: offset.name }),
      ...(style === 'cursor' && cursorParameter !== undefined && { cursorParameter: cursorParameter.name }),
      ...(size !== undefined && { sizeParameter: size.name }),
      ...(maxSize !== undefined && { maxSize }),
      ...(defaultSize !== undefined && { defaultSize }),
      ...body,
    },
  };
}

function isToken(parameter: Parameter, view: SchemaView): boolean {
  return view.types.has('string') && !isDate(parameter, view) && /\b(?:token|cursor)\b/i.test(parameter.description);
}

function isCursorType(parameter: Parameter, view: SchemaView): boolean {
  if (view.types.has('object') || view.types.has('array') || view.types.has('boolean')) return false;
  // 'after' and 'position' are everyday words: a text or a word on paging is wanted for them
  if (!/^(?:after|position|continue|marker)$/.test(plainOf(parameter))) return true;
  return (
    view.types.has('string') ||
    view.types.size === 0 ||
    /\b(?:cursor|page|pagin|token|last item)/i.test(parameter.description)
  );
}

function styleOf(
  cursor: Parameter | undefined,
  page: Parameter | undefined,
  offset: Parameter | undefined,
  size: Parameter | undefined,
  bodyLink: boolean,
  headerLink: boolean,
): PagingStyle {
  if (cursor !== undefined && page === undefined && offset === undefined) return 'cursor';
  // a page number that goes with a token is not free to choose: the link in the answer is (Twilio)
  if (page !== undefined && cursor !== undefined && bodyLink) return 'link';
  if (page !== undefined) return 'page';
  if (offset !== undefined && (size !== undefined || cursor === undefined)) return 'offset';
  if (cursor !== undefined) return 'cursor';
  return headerLink || bodyLink ? 'link' : 'none';
}

function firstPage(page: Parameter, view: SchemaView | undefined): 0 | 1 {
  const { minimum, default: preset } = view?.keywords ?? {};
  if (preset === 0 || preset === 1) return preset;
  if (preset === '0') return 0;
  if (minimum === 1) return 1;
  if (/zero[- ]based|0[- ]based|0-indexed|starts? (?:at|from|with) (?:0|zero)|\(0\.\.N?\)|0-N/i.test(page.description))
    return 0;
  if (/one[- ]based|1[- ]based|starts? (?:at|from|with) (?:1|one)/i.test(page.description)) return 1;
  return minimum === 0 ? 0 : 1;
}

function positive(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number > 0 && number < 2 ** 31 - 1
    ? number
    : undefined;
}

function fromText(text: string | undefined, pattern: RegExp): number | undefined {
  return positive(text === undefined ? undefined : pattern.exec(text)?.[1]);
}
