import type { Verdict, Violation } from '../core/oracle/types.ts';
import type { Json, Schema } from '../core/spec/types.ts';
import type { ProbeContext } from './probe.ts';
import { baseline, otherValue, sameValue, type WrittenFields } from './written-fields.ts';
import { answersAnyId, type Shown, writeAndRead } from './written-item.ts';

/** A field that is not the caller's to set, sent all the same. */
export interface FieldTrial {
  readonly field: string;
  readonly sent: Json;
  readonly write: Shown;
  readonly read?: Shown;
}

export interface UnsettableEvidence {
  readonly trials: readonly FieldTrial[];
  /** Why there is nothing to try. */
  readonly nothing?: string;
  /** Any id is answered like an item. */
  readonly stub: boolean;
}

const MOST_FIELDS = 6;
const isSuccess = (status: number): boolean => status >= 200 && status < 300 && status !== 202 && status !== 207;

/** Sends such fields, all at once, and one by one where that is refused. */
export async function tryFields(
  context: ProbeContext,
  fields: WrittenFields,
  names: readonly string[],
): Promise<UnsettableEvidence | string> {
  const now = baseline(context);
  const values = names.flatMap((name): [string, Json][] => {
    const schema: Schema = fields.shown.get(name) ?? fields.taken.get(name) ?? true;
    const value = otherValue(context, schema, fields.view(schema), now[name]);
    // Of few values, the one that is sent may be what it is anyway.
    const telling = name in now || (typeof value === 'string' && !fields.view(schema).keywords.enum);
    return value === undefined || !telling ? [] : [[name, value]];
  });
  const chosen = values.slice(0, MOST_FIELDS);
  if (chosen.length === 0) return 'no other value could be made for such a field';
  const together = await send(context, chosen);
  if (typeof together === 'string') return together;
  const trials = [...together];
  if (!isSuccess(together[0]?.write.status ?? 0) && chosen.length > 1) {
    trials.length = 0;
    for (const one of chosen) {
      const alone = await send(context, [one]);
      if (typeof alone !== 'string') trials.push(...alone);
    }
  }
  const stub = trials.some((one) => isStored(one)) && (await answersAnyId(context));
  return { trials, stub };
}

async function send(
  context: ProbeContext,
  chosen: readonly (readonly [string, Json])[],
): Promise<FieldTrial[] | string> {
  const words = `a valid body and ${chosen.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ')}`;
  const trial = await writeAndRead(context, Object.fromEntries(chosen), words);
  if (typeof trial === 'string') return trial;
  const { write, read, sent } = trial;
  // Fresh tokens are renewed on the way: what counts is what went out.
  return chosen.map(([field, value]) => ({ field, sent: sent[field] ?? value, write, ...(read && { read }) }));
}

/** Shown by a reading as it was sent; of an item that went elsewhere with its id, by the answer. */
export function isStored({ field, sent, write, read }: FieldTrial): boolean {
  if (!isSuccess(write.status)) return false;
  if (read?.status === 200 && read.item) return sameValue(read.item[field], sent);
  return read?.status === 404 && sameValue(write.item?.[field], sent);
}

const REFUSALS = new Set([400, 403, 409, 415, 422]);

/** `describe` gives what differs from oracle to oracle. */
export function judgeFields(
  evidence: UnsettableEvidence,
  describe: (trial: FieldTrial) => Pick<Violation, 'expected' | 'confidence' | 'severity'>,
): Verdict {
  const { trials, nothing, stub } = evidence;
  if (nothing !== undefined) return { outcome: 'not-applicable', reason: nothing };
  const stored = trials.filter(isStored);
  if (stored.length > 0 && stub)
    return { outcome: 'inconclusive', reason: 'an id that nobody was ever given is answered like an item' };
  if (stored.length > 0) {
    const violations = stored.map((trial) => ({
      key: trial.field,
      observed: `${trial.field} ${JSON.stringify(trial.sent)}, as it was sent`,
      witness: [
        `a valid body and ${trial.field} ${JSON.stringify(trial.sent)} -> ${trial.write.status}`,
        `GET -> ${trial.field} ${JSON.stringify((trial.read?.item ?? trial.write.item)?.[trial.field])}`,
      ],
      exchanges: [...(trial.read ? [trial.read.exchange] : []), trial.write.exchange],
      ...describe(trial),
    }));
    return { outcome: 'fail', evidence: trials.length, violations };
  }
  const judged = trials.filter(
    ({ write, read }) => REFUSALS.has(write.status) || (isSuccess(write.status) && read?.status === 200 && read.item),
  );
  if (judged.length > 0) return { outcome: 'pass', evidence: judged.length };
  const statuses = [...new Set(trials.map(({ write, read }) => `${write.status}${read ? ` and ${read.status}` : ''}`))];
  return { outcome: 'inconclusive', reason: `the requests were answered ${statuses.join(', ')}` };
}
