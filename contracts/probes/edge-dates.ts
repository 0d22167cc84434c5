import { isObject } from '../../core/exercise/json-body.ts';
import type { Violation } from '../../core/oracle/types.ts';
import type { Json } from '../../core/spec/types.ts';
import { EDGE_DAYS, EDGE_TIMES } from '../edge-dates.data.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { writtenFields } from '../written-fields.ts';
import { answersAnyId, isReadBack, isWrite, writeAndRead, writtenResource } from '../written-item.ts';

/** One date in one field, and what came of it. */
export interface DateTrial {
  readonly field: string;
  readonly id: string;
  readonly sent: string;
  readonly exchange: string;
  readonly status: number;
  readonly shown?: Json;
  readonly readExchange?: string;
  /** The status of the date without what is special, where this one was refused. */
  readonly control?: { readonly value: string; readonly exchange: string; readonly status: number };
}

export interface DateEvidence {
  readonly trials: readonly DateTrial[];
  readonly nothing?: string;
  readonly stub?: boolean;
}

const MOST_DATES = { quick: 3, default: 8, deep: 8 } as const;
/** Replacing and patching mostly share their code with creating. */
const OF_CHANGES = 2;
const MOST_FIELDS = 2;

export const oracle: Probe<DateEvidence> = {
  id: 'edge-dates',
  part: 'contracts',
  kind: 'check',
  severity: 'medium',
  criterion: 'dates',
  holds: 'Dates keep their instant',
  broken: 'A date was shifted, or refused for its form',
  asserts:
    'A date-time with any offset, on a leap day, in an hour that zones skip or far away is read back as the same instant; a date as the same day.',
  why: 'Deadlines move by hours for callers in other zones, and nobody can sign up on the 29th of February.',
  source: [
    {
      standard: 'RFC 3339',
      clause: '5.6 Internet Date/Time Format',
      url: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
    },
    {
      standard: 'JSON Schema 2020-12',
      clause: 'Validation 7.3.1 Dates, Times, and Duration',
      url: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3.1',
    },
  ],
  remedy:
    'Parse with the offset, store instants in UTC in a wide type and days without a zone, and write them with the offset.',
  considers: isWrite,
  appliesTo: isReadBack,
  gather,
  verify({ trials, nothing, stub }) {
    if (nothing !== undefined) return { outcome: 'not-applicable', reason: nothing };
    const all = trials.flatMap((one) => [...shifted(one), ...refused(one)]);
    const violations = [...new Map(all.toReversed().map((one) => [one.key, one])).values()];
    if (violations.length > 0 && stub)
      return { outcome: 'inconclusive', reason: 'an id that nobody was ever given is answered like an item' };
    if (violations.length > 0) return { outcome: 'fail', evidence: trials.length, violations };
    const judged = trials.filter(
      ({ status, shown }) => (isSuccess(status) && shown !== undefined) || isRefusal(status),
    );
    return judged.length > 0
      ? { outcome: 'pass', evidence: judged.length }
      : { outcome: 'inconclusive', reason: 'no date was accepted and shown, or refused plainly' };
  },
};

const isSuccess = (status: number): boolean => status >= 200 && status < 300 && status !== 202;
const isRefusal = (status: number): boolean => status === 400 || status === 422;

async function gather(context: ProbeContext): Promise<DateEvidence | string> {
  const { session, operation, base } = context;
  const fields = writtenFields(context);
  const resource = writtenResource(operation, session.facts);
  if (!base || !fields || !resource || !isObject(base.values.body?.value))
    return 'no valid request with a JSON object was accepted';
  const most = resource.create === operation.id ? MOST_DATES[session.config.depth] : OF_CHANGES;
  const dated = [...fields.taken].flatMap(([name, schema]) => {
    const { format } = fields.view(schema).keywords;
    const edges = format === 'date-time' ? EDGE_TIMES : format === 'date' ? EDGE_DAYS : undefined;
    return edges && fields.shown.has(name) ? [{ name, schema, edges }] : [];
  });
  if (dated.length === 0) return { trials: [], nothing: 'its body has no date that reading shows' };
  const trials: DateTrial[] = [];
  for (const { name, schema, edges } of dated.slice(0, MOST_FIELDS)) {
    const judge = session.validators.schema(schema, 'request');
    for (const { id, value, control } of edges.filter((one) => judge(one.value).length === 0).slice(0, most)) {
      const trial = await writeAndRead(context, { [name]: value }, `${name} ${value}`);
      if (typeof trial === 'string') return trial;
      const { write, read } = trial;
      const plain = isRefusal(write.status)
        ? await writeAndRead(context, { [name]: control }, `${name} ${control}`)
        : '';
      const shown = read?.status === 200 ? read.item?.[name] : undefined;
      trials.push({
        field: name,
        id,
        sent: value,
        exchange: write.exchange,
        status: write.status,
        ...(shown !== undefined && { shown }),
        ...(read && { readExchange: read.exchange }),
        ...(typeof plain !== 'string' && {
          control: { value: control, exchange: plain.write.exchange, status: plain.write.status },
        }),
      });
    }
  }
  const isShifted = trials.some((one) => shifted(one).length > 0);
  return { trials, ...(isShifted && { stub: await answersAnyId(context) }) };
}

/** One cause for all times that are not in UTC. */
const kindOf = (id: string): string => (/^(offset|hour)/.test(id) ? 'offset' : id);

/** Milliseconds of a leap second and of rounding. */
const NEAR_MS = 1000;
const instantOf = (text: string): number => Date.parse(text.replace(/:60(?=[.Z+-])/, ':59'));

function shifted({ field, id, sent, status, shown, exchange, readExchange }: DateTrial): Violation[] {
  if (!isSuccess(status) || typeof shown !== 'string') return [];
  const isDay = sent.length === 10;
  const [wanted, found] = [instantOf(sent), instantOf(shown)];
  // Other forms (a Unix time as text, a local form) are not dates of ours to read.
  if (!/^\d{4}-\d{2}-\d{2}/.test(shown) || Number.isNaN(found)) return [];
  // A time without an offset does not say which instant it means.
  if (!isDay && !/(Z|[+-]\d{2}:?\d{2})$/i.test(shown)) return [];
  if (isDay ? shown.startsWith(sent) : Math.abs(found - wanted) <= NEAR_MS) return [];
  return [
    {
      key: `${field}: ${kindOf(id)}`,
      expected: `${field} ${sent}, in this form or another one`,
      observed: `${field} ${shown}`,
      witness: [`${field} ${sent} -> ${status}`, `GET -> ${field} ${shown}`],
      exchanges: [...(readExchange === undefined ? [] : [readExchange]), exchange],
      confidence: 'firm',
    },
  ];
}

/** Rules of the business (in the future, within a year) refuse the plain one as well, or a date far away alone. */
function refused({ field, id, sent, status, exchange, control }: DateTrial): Violation[] {
  if (!isRefusal(status) || !control || !isSuccess(control.status)) return [];
  if (!/^(leap day|offset|hour)/.test(id)) return [];
  return [
    {
      key: `${field}: ${kindOf(id)} refused`,
      expected: `success, as for ${control.value}`,
      observed: `status ${status}`,
      witness: [`${field} ${control.value} -> ${control.status}`, `${field} ${sent} -> ${status}`],
      exchanges: [control.exchange, exchange],
      confidence: 'tentative',
      severity: 'low',
    },
  ];
}
