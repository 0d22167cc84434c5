/** What a query parameter beyond equality asks of a column: a range, a list, a negation or a search for words. */
export interface ClauseParameter {
  readonly column: string;
  readonly operator: '>=' | '>' | '<=' | '<' | '<>' | 'in' | 'words';
}

export interface Clause extends ClauseParameter {
  readonly value: unknown;
}

/** Clauses of a query by the parameters that a list knows. */
export function clausesOf(
  known: Readonly<Record<string, ClauseParameter>>,
  query: Readonly<Record<string, unknown>>,
): Clause[] {
  return Object.entries(known).flatMap(([name, parameter]) =>
    query[name] === undefined ? [] : [{ ...parameter, value: query[name] }],
  );
}

/** Conditions of a WHERE; `bind` takes a value and gives its placeholder. */
export function clauseConditions(clauses: readonly Clause[], bind: (value: unknown) => string): string[] {
  return clauses.flatMap(({ column, operator, value }) => {
    if (operator === 'in') return [`${column} = ANY(${bind(value)})`];
    if (operator !== 'words') return [`${column} ${operator} ${bind(value)}`];
    const words = String(value)
      .split(/\s+/)
      .filter((word) => word !== '');
    return words.map((word) => `${column} ILIKE ${bind(`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)}`);
  });
}
