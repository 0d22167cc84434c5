import { answerOf } from '../contracts/answer.ts';
import { CheckTally } from '../contracts/check-tally.ts';
import { checks } from '../contracts/checks/index.ts';
import type { Session } from '../core/exercise/session.ts';
import type { GeneratedCase } from '../core/generate/types.ts';

/** Each call generates (in batches), sends and judges one conformance case of the first operation, as a run does. */
export function conformanceCases(session: Session): () => Promise<void> {
  const [operation] = session.facts.operations;
  if (!operation) throw new Error('the description has no operation');
  const bound = { ok: true, path: {} } as const;
  const tallies = checks.map((check) => new CheckTally(check));
  let seed = 0;
  let queue: GeneratedCase[] = [];
  return async () => {
    if (queue.length === 0) queue = session.cases.forOperation(operation, bound, new Map(), 'default', ++seed);
    const one = queue.pop();
    if (!one) throw new Error('no case was generated');
    const exchange = await session.traffic.call(operation, one.values, { purpose: 'case', caseId: one.id });
    const { response } = exchange;
    if (response?.status !== 200) throw new Error(`the server answered ${response?.status ?? 'nothing'}`);
    const answer = answerOf(operation, { ...exchange, response }, (schema) =>
      session.validators.schema(schema, 'response'),
    );
    for (const tally of tallies) tally.add(answer, []);
  };
}
