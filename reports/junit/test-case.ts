/** One test case of JUnit's format. */
export interface TestCase {
  readonly classname: string;
  readonly name: string;
  readonly result:
    | { readonly kind: 'passed'; readonly output?: string }
    | { readonly kind: 'failure' | 'error'; readonly type: string; readonly message: string; readonly text: string }
    | { readonly kind: 'skipped'; readonly message: string };
}

/** Names made unique within their class by a number: some readers keep only the first of equal ones. */
export function uniqueNames(cases: readonly TestCase[]): readonly TestCase[] {
  const seen = new Map<string, number>();
  return cases.map((testCase) => {
    const key = `${testCase.classname}\n${testCase.name}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count === 1) return testCase;
    let name = `${testCase.name} (${count})`;
    for (let next = count + 1; seen.has(`${testCase.classname}\n${name}`); next += 1)
      name = `${testCase.name} (${next})`;
    seen.set(`${testCase.classname}\n${name}`, 1);
    return { ...testCase, name };
  });
}
