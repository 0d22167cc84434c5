import type { Parameter } from '../operations/types.ts';
import type { Schema } from '../spec/types.ts';
import { withBound } from './filter-bound.ts';
import { normalise, nounOf } from './names.ts';
import type { OperationFacts } from './operation-facts.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';
import type { FilterParameter } from './types.ts';

type Operator = FilterParameter['operator'];

const PROJECTION = new Set(
  'fields field include includes expand embed embeds exclude select view with populate format locale lang language callback pretty q search query searchterm term keyword keywords text groupby'.split(
    ' ',
  ),
);
const SUFFIXES: Readonly<Record<string, Operator>> = {
  gte: 'gte',
  ge: 'gte',
  gt: 'gt',
  lte: 'lte',
  le: 'lte',
  lt: 'lt',
  from: 'gte',
  since: 'gte',
  min: 'gte',
  after: 'gt',
  start: 'gte',
  to: 'lte',
  until: 'lte',
  max: 'lte',
  before: 'lt',
  end: 'lte',
  in: 'in',
  eq: 'eq',
  ne: 'ne',
  neq: 'ne',
  contains: 'contains',
  icontains: 'contains',
  like: 'contains',
};

/** Filters of one list: query parameters that name a property of its items, and the operator each applies. */
export function inferFilters(
  facts: OperationFacts,
  item: SchemaView,
  used: ReadonlySet<string>,
  reader: SchemaReader,
): readonly FilterParameter[] {
  const fields = new Map([...item.properties.keys()].map((name) => [normalise(name), name]));
  const filters: FilterParameter[] = [];
  for (const parameter of facts.operation.parameters) {
    if (parameter.in !== 'query' || used.has(parameter.name)) continue;
    if (PROJECTION.has(normalise(parameter.name)) && !fields.has(normalise(parameter.name))) continue;
    if (/^(?:q|search|query|fields|include|expand|embed)$/i.test(parameter.name)) continue;
    const found = ofParameter(parameter, fields, item, reader);
    filters.push(...found.map((filter) => withBound(filter, parameter.description)));
  }
  return filters;
}

function ofParameter(
  parameter: Parameter,
  fields: ReadonlyMap<string, string>,
  item: SchemaView,
  reader: SchemaReader,
): readonly FilterParameter[] {
  const view = reader.view(parameter.schema);
  const bracket = /^(\w+)\[([\w.-]+)\](?:\[(\w+)\])?(?:\[\])?$/.exec(parameter.name);
  if (bracket !== null) {
    const [, outer = '', inner = '', third] = bracket;
    const operator = SUFFIXES[inner.toLowerCase()];
    if (operator !== undefined && fields.has(normalise(outer)))
      return one(parameter.name, fields.get(normalise(outer)), operator);
    if (!/^(?:filters?|where|q)$/i.test(outer)) return [];
    const direct = fields.get(normalise(inner));
    if (direct !== undefined)
      return one(
        parameter.name,
        direct,
        third === undefined
          ? plainOperator(parameter, view, item.properties.get(direct), reader)
          : (SUFFIXES[third.toLowerCase()] ?? 'unknown'),
      );
    return suffixed(parameter.name, inner, fields);
  }
  if (parameter.style === 'deepObject' || (view.properties.size > 0 && /^filters?$/i.test(parameter.name)))
    return ofObject(parameter, view, fields, item, reader);
  // Twilio writes 'DateCreated<=2024-01-01': the name ends in '<'
  const compared = /^(\w+)([<>])$/.exec(parameter.name);
  if (compared !== null)
    return one(parameter.name, fields.get(normalise(compared[1] ?? '')), compared[2] === '<' ? 'lte' : 'gte');
  const direct = fields.get(normalise(parameter.name));
  if (direct !== undefined)
    return one(parameter.name, direct, plainOperator(parameter, view, item.properties.get(direct), reader));
  const many = [...fields].find(
    ([plain]) => plain !== normalise(parameter.name) && nounOf(plain) === nounOf(parameter.name),
  );
  if (many !== undefined) {
    const list = reader.view(item.properties.get(many[1])).items !== undefined;
    const operator =
      list && view.items === undefined ? 'contains' : !list && view.items !== undefined ? 'in' : 'unknown';
    return one(parameter.name, many[1], operator);
  }
  return suffixed(parameter.name, parameter.name, fields, parameter.description);
}

function ofObject(
  parameter: Parameter,
  view: SchemaView,
  fields: ReadonlyMap<string, string>,
  item: SchemaView,
  reader: SchemaReader,
): readonly FilterParameter[] {
  const own = fields.get(normalise(parameter.name));
  const filters: FilterParameter[] = [];
  for (const [name, schema] of view.properties) {
    const written = `${parameter.name}[${name}]`;
    const operator = SUFFIXES[name.toLowerCase()];
    if (own !== undefined && operator !== undefined) filters.push({ parameter: written, field: own, operator });
    const field = own === undefined ? fields.get(normalise(name)) : undefined;
    if (field !== undefined)
      filters.push({
        parameter: written,
        field,
        operator: plainOperator(parameter, reader.view(schema), item.properties.get(field), reader),
      });
    else if (own === undefined) filters.push(...suffixed(written, name, fields));
  }
  if (own !== undefined && (view.types.has('string') || view.types.has('integer')))
    filters.push({ parameter: parameter.name, field: own, operator: 'eq' });
  return filters;
}

function suffixed(
  written: string,
  name: string,
  fields: ReadonlyMap<string, string>,
  description = '',
): readonly FilterParameter[] {
  if (/^(?:updated|modified|created)?_?(?:since|until)$/i.test(name))
    return sinceUntil(written, name, fields, description);
  const plain = normalise(name);
  for (const [suffix, operator] of Object.entries(SUFFIXES)) {
    for (const base of [
      plain.endsWith(suffix) && plain.slice(0, -suffix.length),
      /^(?:min|max|from|to)$/.test(suffix) && plain.startsWith(suffix) && plain.slice(suffix.length),
    ]) {
      if (typeof base !== 'string' || base.length < 2) continue;
      const field = fields.get(base) ?? fields.get(`${base}at`) ?? fields.get(`${base}date`) ?? fields.get(`${base}on`);
      if (field !== undefined) return one(written, field, operator);
    }
  }
  return [];
}

function sinceUntil(
  written: string,
  name: string,
  fields: ReadonlyMap<string, string>,
  description: string,
): readonly FilterParameter[] {
  const text = `${name} ${description}`;
  const stem = /updat|modif/i.test(text)
    ? /^(?:updated|modified|lastmodified|lastupdated)(?:at|on|date|time)?$/
    : /creat/i.test(text)
      ? /^(?:created|creation)(?:at|on|date|time)?$/
      : undefined;
  if (stem === undefined) return [];
  const field = [...fields].find(([plain]) => stem.test(plain))?.[1];
  return one(written, field, /until/i.test(name) ? 'lte' : 'gte');
}

/** 'eq' only where nothing speaks against it: a wrong 'eq' would be a false alarm later. */
function plainOperator(
  parameter: Parameter,
  view: SchemaView,
  property: Schema | undefined,
  reader: SchemaReader,
): Operator {
  const text = parameter.description;
  const target = reader.view(property);
  if (/\b(?:contains?|containing|substring|partial(?:ly)?)\b/i.test(text))
    return target.types.has('string') && target.keywords.format === undefined ? 'contains' : 'unknown';
  if (/\b(?:like|fuzzy|starts?[- ]with|prefix|search|wildcards?|regexp?|regular expression)\b|\*/i.test(text))
    return 'unknown';
  if (view.items !== undefined || /comma[- ]?(?:separated|delimited)/i.test(text))
    return target.items === undefined && target.keywords.format !== 'date-time' ? 'in' : 'unknown';
  if (target.items !== undefined) return 'contains';
  // equality on a moment is seldom meant: such parameters are mostly bounds
  if (
    target.keywords.format === 'date-time' ||
    (target.keywords.format === 'date' && /\b(?:after|before|since|until|later|earlier|from|or)\b/i.test(text))
  )
    return 'unknown';
  if (target.properties.size > 0 || view.properties.size > 0) return 'unknown';
  const allowed = view.keywords.enum;
  if (
    Array.isArray(allowed) &&
    allowed.some((value) => typeof value === 'string' && /^(?:all|any|\*|none|)$/i.test(value))
  )
    return 'unknown';
  const numeric = (types: ReadonlySet<string>): boolean => types.has('integer') || types.has('number');
  if (
    view.types.size > 0 &&
    target.types.size > 0 &&
    ![...view.types].some((type) => target.types.has(type)) &&
    !(numeric(view.types) && numeric(target.types))
  )
    return 'unknown';
  return 'eq';
}

function one(parameter: string, field: string | undefined, operator: Operator): readonly FilterParameter[] {
  return field === undefined ? [] : [{ parameter, field, operator }];
}
