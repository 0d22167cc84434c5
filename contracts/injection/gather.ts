import { at, isObject, jsonOf } from '../../core/exercise/json-body.ts';
import type { RequestValues } from '../../core/generate/types.ts';
import { schemaReader } from '../../core/resources/schema-view.ts';
import type { ListShape } from '../../core/resources/types.ts';
import type { ProbeContext } from '../probe.ts';
import { writtenFields } from '../written-fields.ts';
import { writeAndRead, writtenResource } from '../written-item.ts';
import { NARROWING, type PayloadForm, SORTING, TEMPLATE, WIDENING } from './payloads.data.ts';
import { textPlaces } from './places.ts';

export interface Answered {
  readonly exchange: string;
  readonly payload: string;
  /** 0: no answer. */
  readonly status: number;
  /** Items of a list, of all pages where the answer states that. */
  readonly count?: number;
  /** A success here, beside a refusal of the other one, tells: as a text it would be refused too. */
  readonly understood?: boolean;
}

export interface Both {
  readonly truth: Answered;
  readonly falsity: Answered;
}

/** One place, tried with a true and a false condition; again with other numbers where the answers differed. */
export interface Pair {
  readonly place: string;
  readonly first: Both;
  readonly second?: Both;
  readonly truth: Answered;
  /** The same requests once more were answered otherwise: the answers follow something else, or nothing. */
  readonly unsteady?: true;
}

export interface InjectionEvidence {
  readonly pairs: readonly Pair[];
  readonly rendered: readonly {
    readonly place: string;
    readonly payload: string;
    readonly shown: string;
    readonly exchange: string;
  }[];
  readonly tried: number;
}

const MOST_PLACES = { quick: 3, default: 5, deep: 20 } as const;
const FORMS = { quick: 1, default: 2, deep: 3 } as const;
const NOBODYS = 'assay7341';

type WithValue = (payload: string) => RequestValues;

export async function gatherInjection(context: ProbeContext): Promise<InjectionEvidence | string> {
  const { operation, session, base } = context;
  if (!base) return 'no valid request was accepted, so there is nothing to compare with';
  if (operation.method !== 'GET') return gatherTemplates(context);
  const { depth } = session.config;
  const reader = schemaReader(session.facts.description.document);
  const { lists = [], resources } = session.facts.model;
  const list = [...resources.flatMap((one) => one.list ?? []), ...lists].find((one) => one.operation === operation.id);
  const required = Object.fromEntries(
    operation.parameters
      .filter((one) => one.in === 'query' && one.required && one.name in base.values.query)
      .map((one) => [one.name, base.values.query[one.name]]),
  );
  const pairs: Pair[] = [];
  const tryForms = async (
    place: string,
    forms: readonly PayloadForm[],
    value: string,
    make: WithValue,
    understood: boolean,
  ): Promise<void> => {
    for (const form of forms) {
      const pair = await trySides(context, place, form, value, make, list, understood);
      if (pair) pairs.push(pair);
      if (pair?.second) return;
    }
  };
  for (const { name, parameter, member } of textPlaces(operation, list, reader).slice(0, MOST_PLACES[depth])) {
    const make: WithValue = (payload) => ({
      ...base.values,
      query: { ...required, [parameter.name]: member === undefined ? payload : { [member]: payload } },
    });
    await tryForms(name, WIDENING.slice(0, FORMS[depth]), NOBODYS, make, false);
  }
  const key = list?.sort?.keys[0];
  const sort = list?.sort?.parameter;
  if (sort !== undefined && key !== undefined) {
    const make: WithValue = (payload) => ({ ...base.values, query: { ...required, [sort]: payload } });
    await tryForms(sort, [SORTING], key, make, true);
  }
  const last = /\{([^}]+)\}$/.exec(operation.path)?.[1];
  const id = last === undefined ? undefined : base.values.path[last];
  if (last !== undefined && (typeof id === 'string' || typeof id === 'number')) {
    const make: WithValue = (payload) => ({
      ...base.values,
      query: required,
      path: { ...base.values.path, [last]: payload },
    });
    await tryForms(last, NARROWING, String(id), make, true);
  }
  return { pairs, rendered: [], tried: pairs.length };
}

async function trySides(
  context: ProbeContext,
  place: string,
  form: PayloadForm,
  value: string,
  make: WithValue,
  list: ListShape | undefined,
  understood: boolean,
): Promise<Pair | undefined> {
  const send = async (payload: string): Promise<Answered | undefined> => {
    const request = await context.request({ values: make(payload) });
    if (typeof request === 'string') return undefined;
    const { id, response } = await context.send(request, `${place} ${JSON.stringify(payload)}`);
    const count = countOf(response, list);
    return {
      exchange: id,
      payload,
      status: response?.status ?? 0,
      ...(count !== undefined && { count }),
      ...(understood && { understood }),
    };
  };
  const sides: Both[] = [];
  for (const pair of form.pairs) {
    const [truth, falsity] = [await send(pair.truth(value)), await send(pair.falsity(value))];
    if (!truth || !falsity) return undefined;
    sides.push({ truth, falsity });
    if (isAlike(truth, falsity)) break;
  }
  const [first, second] = sides;
  if (!first) return undefined;
  const pair = { place, first, truth: first.truth, ...(second && { second }) };
  if (!second || isAlike(second.truth, second.falsity)) return pair;
  for (const known of [first.truth, first.falsity, second.truth, second.falsity]) {
    const again = await send(known.payload);
    if (again && !isAlike(again, known)) return { ...pair, unsteady: true };
  }
  return pair;
}

const isAlike = (one: Answered, other: Answered): boolean => one.status === other.status && one.count === other.count;

function countOf(response: Parameters<typeof jsonOf>[0] | undefined, list: ListShape | undefined): number | undefined {
  if (!response || !list || response.status < 200 || response.status > 299) return undefined;
  const json = response.body.length > 0 ? jsonOf(response) : undefined;
  if (!json || !('value' in json)) return undefined;
  const total = list.paging.totalAt === undefined ? undefined : at(json.value, list.paging.totalAt);
  const items = at(json.value, list.itemsAt);
  return typeof total === 'number' ? total : Array.isArray(items) ? items.length : undefined;
}

/** One write with arithmetic in every field that takes free text. */
async function gatherTemplates(context: ProbeContext): Promise<InjectionEvidence | string> {
  const { session, operation, base } = context;
  const fields = writtenFields(context);
  const body = base?.values.body?.value;
  const resource = writtenResource(operation, session.facts);
  if (!fields || !resource || !isObject(body)) return 'no valid request with a JSON object was accepted';
  const payload = `${TEMPLATE.text} ${session.cases.nonce()}`;
  const changes = Object.fromEntries(
    [...fields.taken]
      .filter(([, schema]) => session.validators.schema(schema, 'request')(payload).length === 0)
      .filter(([, schema]) => fields.view(schema).types.has('string'))
      .map(([name]) => [name, payload]),
  );
  if (Object.keys(changes).length === 0) return { pairs: [], rendered: [], tried: 0 };
  const trial = await writeAndRead(context, changes, `arithmetic in ${Object.keys(changes).join(', ')}`);
  if (typeof trial === 'string') return trial;
  const item = trial.read?.item ?? trial.write.item ?? {};
  const rendered = Object.keys(changes).flatMap((place) => {
    const shown = item[place];
    const isResult = typeof shown === 'string' && shown.includes(TEMPLATE.result);
    return isResult ? [{ place, payload: TEMPLATE.text, shown, exchange: trial.write.exchange }] : [];
  });
  return { pairs: [], rendered, tried: 1 };
}
