import { at, jsonOf, textOf } from '../core/exercise/json-body.ts';
import type { RequestValues } from '../core/generate/types.ts';
import type { ViolationCase } from '../core/generate/violation-case.ts';
import { violationsOf } from '../core/generate/violations.ts';
import { isObject } from '../core/resources/schema-view.ts';
import type { Resource } from '../core/resources/types.ts';
import { freshToken } from './own-item.ts';
import type { ProbeContext } from './probe.ts';
import { bodySent } from './written-item.ts';

/** A create that was made invalid and refused. */
export interface RefusedCreate {
  readonly words: string;
  readonly exchange: string;
  readonly status: number;
  /** Lists that were read afterwards show its names: those exchanges. */
  readonly shownBy: readonly string[];
  /** The same create made valid, under the same names; and, where that was refused, one under other names. */
  readonly mended?: { readonly exchange: string; readonly status: number };
  readonly control?: { readonly exchange: string; readonly status: number };
}

export interface RefusedCreates {
  readonly refused: readonly RefusedCreate[];
  /** Creates that were to be refused and were accepted. */
  readonly accepted: number;
  /** Could lists be read afterwards? */
  readonly listed: boolean;
  /** Items by the list before and after, where it states that. */
  readonly totals?: { readonly before: number; readonly after: number; readonly exchange: string };
}

const MOST = { quick: 4, default: 6, deep: 12 } as const;
const MOST_MENDED = 3;
/** Values out of range are often found last, when something was done already. */
const LATE = [
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'multipleOf',
  'enum',
  'maxItems',
  'maxLength',
];

export async function gatherRefused(context: ProbeContext, resource: Resource): Promise<RefusedCreates | string> {
  const { session, base } = context;
  if (!base || !isObject(base.values.body?.value)) return 'no valid request with a JSON object was accepted';
  const chosen = chooseViolations(context, base.values);
  if (chosen.length === 0) return 'nothing in its body can be made invalid';
  const before = await readLists(context, resource);
  const sent: (RefusedCreate & { readonly names: readonly string[]; readonly mend: () => Promise<Mended> })[] = [];
  let accepted = 0;
  for (const violation of chosen) {
    const request = await context.request({ values: violation.values });
    if (typeof request === 'string') return request;
    const exchange = await context.send(request, `invalid request: ${violation.label}`);
    const status = exchange.response?.status ?? 0;
    if (status >= 200 && status < 300) accepted++;
    if (![400, 422].includes(status)) continue;
    const body = bodySent(request.body);
    const text = JSON.stringify(body ?? {});
    const names = [...new Set(text.match(freshToken(session.facts.runToken)) ?? [])];
    const mend = (): Promise<Mended> => sendMended(context, violation, body ?? {}, base.values);
    sent.push({ words: violation.label, exchange: exchange.id, status, shownBy: [], names, mend });
  }
  const after = await readLists(context, resource);
  const refused: RefusedCreate[] = [];
  for (const [index, { names, mend, ...one }] of sent.entries()) {
    const shownBy = after.pages.filter(({ text }) => names.some((name) => text.includes(name.toLowerCase())));
    const mended = index < MOST_MENDED && names.length > 0 ? await mend() : {};
    refused.push({ ...one, shownBy: shownBy.map(({ exchange }) => exchange), ...mended });
  }
  const totals = before.total !== undefined && after.total !== undefined && after.pages[0];
  return {
    refused,
    accepted,
    listed: after.pages.length > 0,
    ...(totals && { totals: { before: before.total ?? 0, after: after.total ?? 0, exchange: totals.exchange } }),
  };
}

/** One a field, those that are found late first. */
function chooseViolations(context: ProbeContext, values: RequestValues): ViolationCase[] {
  const { session, operation } = context;
  const { document } = session.facts.description;
  const validate = (schema: Parameters<typeof session.validators.schema>[0], value: unknown) =>
    session.validators.schema(schema, 'request')(value);
  const rank = ({ keyword }: ViolationCase): number => (LATE.indexOf(keyword) + LATE.length + 1) % (LATE.length + 1);
  const all = violationsOf(operation, values, { document, validate }, { depth: 'deep' })
    .filter(({ place, pointer, soft }) => place === 'body' && pointer !== '' && !soft)
    .toSorted((left, right) => rank(left) - rank(right));
  const fields = new Map(all.toReversed().map((one) => [one.pointer, one]));
  return [...fields.values()].toSorted((left, right) => rank(left) - rank(right)).slice(0, MOST[session.config.depth]);
}

type Mended = Pick<RefusedCreate, 'mended' | 'control'>;

/** The refused body with the wrong field as it is in the base. Nothing when that is not valid. */
async function sendMended(
  context: ProbeContext,
  violation: ViolationCase,
  body: Readonly<Record<string, unknown>>,
  base: RequestValues,
): Promise<Mended> {
  const [, field = ''] = violation.pointer.split('/');
  const whole = base.body?.value;
  // A field with our own name in it cannot be mended and keep its name.
  const token = freshToken(context.session.facts.runToken);
  if (!isObject(whole) || token.test(JSON.stringify(whole[field] ?? null))) return {};
  const request = await context.request();
  if (typeof request === 'string') return {};
  const { [field]: _wrong, ...rest } = body;
  const value = field in whole ? { ...rest, [field]: whole[field] } : rest;
  const again = { ...request, body: new TextEncoder().encode(JSON.stringify(value)) };
  const mended = await context.send(again, 'the same names in a valid request');
  const status = mended.response?.status ?? 0;
  if (status < 400 || status > 499) return { mended: { exchange: mended.id, status } };
  const other = await context.request();
  if (typeof other === 'string') return {};
  const control = await context.send(other, 'other names in a valid request');
  return {
    mended: { exchange: mended.id, status },
    control: { exchange: control.id, status: control.response?.status ?? 0 },
  };
}

interface Pages {
  readonly pages: readonly { readonly exchange: string; readonly text: string }[];
  readonly total?: number;
}

/** First and last page of the list: new items stand at one of its ends. */
async function readLists({ session, item }: ProbeContext, resource: Resource): Promise<Pages> {
  const { list } = resource;
  const operation = list && session.facts.byId.get(list.operation);
  const bound = await item.bound();
  const [base] = operation ? session.cases.minimal(operation, { ok: true, path: bound?.path ?? {} }) : [];
  if (!list || !operation || !base) return { pages: [] };
  const { sizeParameter, maxSize, totalAt, pageParameter, offsetParameter, firstPage = 1 } = list.paging;
  const size = maxSize ?? 50;
  const read = async (query: Readonly<Record<string, unknown>>) => {
    const sized = sizeParameter === undefined ? {} : { [sizeParameter]: size };
    const values = { ...base.values, query: { ...base.values.query, ...sized, ...query } };
    return session.traffic.call(operation, values, { purpose: 'read-back' });
  };
  const first = await read({});
  if (first.response?.status !== 200) return { pages: [] };
  const json = jsonOf(first.response);
  const stated = totalAt !== undefined && 'value' in json ? at(json.value, totalAt) : undefined;
  const pages = [{ exchange: first.id, text: textOf(first.response).toLowerCase() }];
  if (typeof stated !== 'number') return { pages };
  const last = Math.floor(Math.max(0, stated - 1) / size);
  const query = pageParameter
    ? { [pageParameter]: last + firstPage }
    : offsetParameter
      ? { [offsetParameter]: last * size }
      : undefined;
  if (last > 0 && query && sizeParameter !== undefined) {
    const end = await read(query);
    if (end.response?.status === 200) pages.push({ exchange: end.id, text: textOf(end.response).toLowerCase() });
  }
  return { pages, total: stated };
}
