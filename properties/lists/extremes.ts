import type { Operation } from '../../core/operations/types.ts';
import type { Asked, ListContext } from './list-context.ts';

/** A raw value of a size, a page number or an offset, as it is written in the query. */
export interface Extreme {
  readonly value: string;
  readonly asked: Asked;
}

/** Those that tell most, at every depth. */
const FEW = ['0', '-1', '9223372036854775808', '', 'abc'];
/** Numbers at the borders of usual types and texts that parsers read in different ways. */
const MORE = ['2147483648', '1.5', 'NaN', '1e3', '%2B5', '010', '%205'];

/** Asks for a page with each of these values, and with the parameter given twice. */
export async function askExtremes(
  context: ListContext,
  parameter: string,
  own: readonly string[] = [],
): Promise<Extreme[]> {
  const name = encodeURIComponent(parameter);
  const values = [...own, ...FEW, ...(context.session.config.depth === 'deep' ? MORE : [])];
  const searches = [...values.map((value) => [value, `${name}=${value}`]), ['2 and 3', `${name}=2&${name}=3`]];
  const extremes: Extreme[] = [];
  for (const [value = '', search = ''] of searches) {
    extremes.push({ value, asked: await context.rawPage(search) });
  }
  return extremes;
}

/** Does the description of a parameter give a value beyond its numbers a meaning ('0 for all', '-1: unlimited')? */
export function meansAll(operation: Operation, parameter: string): boolean {
  const declared = operation.parameters.find((one) => one.in === 'query' && one.name === parameter);
  const words = JSON.stringify([declared, operation.description]);
  return /\b(?:all|unlimited|no limit|everything|disable)\b/i.test(words) && /(?:\b0\b|zero|-1\b)/i.test(words);
}
