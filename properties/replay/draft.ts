import type { SourceClause } from '../../core/oracle/types.ts';

const URL = 'https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header';

/** A clause of the draft that most services with idempotency keys follow. */
export const keyDraft = (clause: string): SourceClause => ({ standard: 'Idempotency-Key draft', clause, url: URL });

/** No usable answer: nothing, a limit, or a front that gave up. */
export const isUnanswered = (status: number): boolean => status === 0 || status === 429 || status >= 502;

export const isAccepted = (status: number): boolean => status >= 200 && status < 300;
