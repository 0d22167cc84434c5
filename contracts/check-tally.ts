import type { Exchange } from '../core/exchange/types.ts';
import type { Verdict, Violation } from '../core/oracle/types.ts';
import type { Answer, Check } from './check.ts';

const MOST_SAMPLES = 3;

/** What one check saw on one operation over all its answers. */
export class CheckTally {
  readonly check: Check;
  #passed = 0;
  #failed = 0;
  readonly #violations = new Map<string, Violation>();
  readonly #silences = new Map<string, number>();
  readonly #unanswered: Exchange[] = [];

  constructor(check: Check) {
    this.check = check;
  }

  add(answer: Answer, witness: readonly string[]): void {
    const result = this.check.verify(answer);
    if (result.outcome === 'pass') this.#passed++;
    if (result.outcome === 'silent') this.#silences.set(result.reason, (this.#silences.get(result.reason) ?? 0) + 1);
    if (result.outcome !== 'fail') return;
    this.#failed++;
    for (const broken of result.broken) {
      const known = this.#violations.get(broken.key);
      // The witness tells of the first one, so that stays last: the decisive place.
      const earlier = known?.exchanges ?? [];
      const exchanges = earlier.length < MOST_SAMPLES ? [answer.exchange.id, ...earlier] : earlier;
      this.#violations.set(broken.key, known ? { ...known, exchanges } : { witness, ...broken, exchanges });
    }
  }

  unanswered(exchange: Exchange): void {
    this.#unanswered.push(exchange);
  }

  /** `unreached`: why the operation never gave a success answer, if it did not. */
  verdict(unreached: string | undefined): Verdict {
    if (this.#violations.size > 0) {
      return { outcome: 'fail', violations: [...this.#violations.values()], evidence: this.#passed + this.#failed };
    }
    if (this.#unanswered.length > 0) {
      const kinds = [...new Set(this.#unanswered.map((exchange) => exchange.failure?.kind ?? 'unknown'))].join(', ');
      return { outcome: 'inconclusive', reason: `${this.#unanswered.length} requests got no whole answer (${kinds})` };
    }
    if (this.#passed > 0) return { outcome: 'pass', evidence: this.#passed };
    const [common] = [...this.#silences].sort((left, right) => right[1] - left[1]);
    return { outcome: 'not-tested', reason: unreached ?? common?.[0] ?? 'nothing was sent' };
  }
}
