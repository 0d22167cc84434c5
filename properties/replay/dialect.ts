import type { Session } from '../../core/exercise/session.ts';
import type { Operation } from '../../core/operations/types.ts';
import type { IdempotencySupport } from '../../core/resources/types.ts';
import type { KeyedStep } from './types.ts';

/** How one operation takes its key: found once, then held constant. */
export interface KeyDialect {
  readonly header: string;
  readonly required: boolean;
  /** A structured field string is written in double quotes; most services take the key as it is. */
  readonly quoted: boolean;
  /** Header that marks a replayed answer; lower case. */
  readonly replayHeader?: string;
  /** Status of a key used again for another payload. */
  readonly reuse?: number;
}

const REPLAYED =
  /^(x-)?(idempoten\w*|request|response)?-?(replay(ed)?|cached|hit)$|idempoten\w*-(replayed|status|cached)$/i;

/** Is the key to be written as a structured field string, by what the description shows of it? */
export function isQuoted({ parameters }: Operation, header: string): boolean {
  const declared = parameters.find((one) => one.in === 'header' && one.name.toLowerCase() === header.toLowerCase());
  const text = `${declared?.description ?? ''}`;
  const examples = declared?.examples ?? [];
  const quoted = (value: unknown): boolean => typeof value === 'string' && /^".+"$/.test(value);
  return (examples.length > 0 && examples.every(quoted)) || /structured (field|header)|sf-string/i.test(text);
}

/** What was found out by sending: how the key is marked as replayed, and what a reused one is answered. */
export function learnedFrom(
  support: Pick<IdempotencySupport, 'header' | 'required'>,
  quoted: boolean,
  steps: { readonly first: KeyedStep; readonly repeated: KeyedStep; readonly otherPayload?: KeyedStep },
): KeyDialect {
  const { first, repeated, otherPayload } = steps;
  const marks = Object.keys(repeated.headers ?? {}).find(
    (name) => REPLAYED.test(name) && !(name in (first.headers ?? {})),
  );
  return {
    header: support.header,
    required: support.required,
    quoted,
    ...(marks !== undefined && { replayHeader: marks }),
    ...(otherPayload && otherPayload.status >= 400 && otherPayload.status < 500 && { reuse: otherPayload.status }),
  };
}

/** Writes down what was found, for the record. */
export function tellDialect({ journal }: Session, operation: Operation, dialect: KeyDialect): void {
  const { header, required, quoted, replayHeader, reuse } = dialect;
  const parts = [
    `idempotency key in ${header}`,
    required ? 'required' : 'optional',
    quoted ? 'in double quotes' : 'as it is',
    ...(replayHeader === undefined ? [] : [`a repeat is marked with ${replayHeader}`]),
    ...(reuse === undefined ? [] : [`another payload is answered ${reuse}`]),
  ];
  journal.say({ type: 'inference', subject: operation.id, text: parts.join(', ') });
}
