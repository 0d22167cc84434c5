import type { Operation, Parameter } from '../operations/types.ts';
import { normalise } from './names.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';
import type { SortParameter } from './types.ts';

const KEY_NAMES = [
  'sortby',
  'orderby',
  'sort',
  'ordering',
  'sorting',
  'sortfield',
  'sortkey',
  'sortcolumn',
  'orderfield',
  'order',
];
const DIRECTION_NAMES = new Set(
  'order direction sortorder sortdirection dir sortdir orderdirection orderdir sorttype asc desc descending sort'.split(
    ' ',
  ),
);
const DIRECTION_VALUE = /^(?:asc|desc|ascending|descending|asc_?first|1|-1)$/i;

/** The sort of one list and the query parameters it takes. */
export interface InferredSort {
  readonly sort?: SortParameter;
  readonly used: ReadonlySet<string>;
}

/** Finds the sort parameter, its keys (enum, pattern or description) and how a descending sort is written. */
export function inferSort(operation: Operation, item: SchemaView, reader: SchemaReader): InferredSort {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const used = new Set<string>();
  const isDirection = (parameter: Parameter): boolean => {
    const values = choices(parameter, reader);
    return values.length > 0 && values.every((value) => DIRECTION_VALUE.test(value));
  };
  for (const parameter of query)
    if (
      KEY_NAMES.includes(normalise(parameter.name)) ||
      (DIRECTION_NAMES.has(normalise(parameter.name)) && isDirection(parameter))
    )
      used.add(parameter.name);
  const main = KEY_NAMES.map((name) => query.find((one) => normalise(one.name) === name && !isDirection(one))).find(
    (one) => one !== undefined,
  );
  if (main === undefined) return { used };
  const order = query.find(
    (one) =>
      one !== main &&
      DIRECTION_NAMES.has(normalise(one.name)) &&
      (isDirection(one) || /\b(?:asc|desc)/i.test(one.description) || normalise(one.name) !== 'sort'),
  );
  // 'order' beside nothing else and without keys says a direction, not a key
  if (
    order === undefined &&
    normalise(main.name) === 'order' &&
    choices(main, reader).length === 0 &&
    /^\W*(?:asc|desc)/i.test(main.description)
  )
    return { used };
  if (order !== undefined) used.add(order.name);
  const written = [...choices(main, reader), ...fromPattern(main, reader)];
  const keys = unique(written.map(bareKey).filter((key) => key !== '' && !DIRECTION_VALUE.test(key)));
  return {
    used,
    sort: {
      parameter: main.name,
      ...(order !== undefined && { orderParameter: order.name }),
      keys: keys.length > 0 ? keys : fromDescription(main.description, item),
      descending: descending(main, order, written, reader),
      ...(takesSeveral(main, reader) && { several: true }),
    },
  };
}

/** Values of an enum, also of the items of an array. */
function choices(parameter: Parameter, reader: SchemaReader): readonly string[] {
  const view = reader.view(parameter.schema);
  const values = view.keywords.enum ?? (view.items === undefined ? undefined : reader.view(view.items).keywords.enum);
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

function bareKey(value: string): string {
  return value.replace(/^[-+]/, '').replace(/(?:[:,.| ]+|_(?=(?:asc|desc)$))(?:asc|desc|ascending|descending)$/i, '');
}

function patternOf(parameter: Parameter, reader: SchemaReader): string {
  const view = reader.view(parameter.schema);
  const pattern =
    view.keywords.pattern ?? (view.items === undefined ? undefined : reader.view(view.items).keywords.pattern);
  return typeof pattern === 'string' ? pattern : '';
}

/** Keys of '^-?(name|createdAt)(,-?(name|createdAt))*$': the alternatives of the first group of plain names. */
function fromPattern(parameter: Parameter, reader: SchemaReader): readonly string[] {
  for (const [, group] of patternOf(parameter, reader).matchAll(/\((?:\?:)?([\w.|-]+)\)/g)) {
    const names = (group ?? '').split('|');
    if (names.length > 0 && !names.every((name) => DIRECTION_VALUE.test(name))) return names;
  }
  return [];
}

/** A pattern with a comma between keys, a list, or words that say so. */
function takesSeveral(main: Parameter, reader: SchemaReader): boolean {
  const view = reader.view(main.schema);
  if (view.keywords.enum !== undefined) return false;
  if (view.items !== undefined) return !main.explode || (main.style !== 'form' && main.style !== 'deepObject');
  return /\(,|,\(|,-\?/.test(patternOf(main, reader)) || /\bcommas?\b/i.test(main.description);
}

const DULL = new Set('sort order items data value values list results by field fields the and or asc desc'.split(' '));

function fromDescription(text: string, item: SchemaView): readonly string[] {
  const words = new Set(text.match(/[A-Za-z_]\w*(?:\.\w+)*/g) ?? []);
  return [...item.properties.keys()].filter((name) => words.has(name) && !DULL.has(name));
}

function descending(
  main: Parameter,
  order: Parameter | undefined,
  written: readonly string[],
  reader: SchemaReader,
): SortParameter['descending'] {
  if (order !== undefined) return 'order-parameter';
  const pattern = patternOf(main, reader);
  const examples = main.examples.filter((example) => typeof example === 'string');
  const samples = [...written, ...examples];
  if (samples.some((value) => value.startsWith('-')) || /\^?\[?[+]?-\]?\?/.test(pattern)) return 'minus-prefix';
  if (samples.some((value) => /:(?:asc|desc)/i.test(value)) || /:\(?(?:\?:)?(?:asc|desc)/.test(pattern))
    return 'colon-desc';
  const text = main.description;
  if (samples.some((value) => / desc(?:ending)?$/i.test(value)) || /\b\w+ desc[`'"]/.test(text)) return 'space-desc';
  if (/:(?:asc|desc)\b/i.test(text)) return 'colon-desc';
  if (/[`'"\s(]-[a-z]\w+/i.test(text) && /desc/i.test(text)) return 'minus-prefix';
  return /(?:prefix|preced|prepend|start|lead)\w*[^.]{0,40}(?:[`'"(]-[`'")]|minus|hyphen|dash)|(?:[`'"(]-[`'")]|minus|hyphen|dash)[^.]{0,40}(?:prefix|desc|revers)/i.test(
    text,
  )
    ? 'minus-prefix'
    : 'unknown';
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
