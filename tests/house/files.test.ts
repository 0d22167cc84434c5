import { describe, expect, it } from 'vitest';
import { filesBelow, TYPESCRIPT, textOf } from './files.ts';

const LIMIT = 300;
const TEXT = /\.(?:[cm]?[jt]s|json|ya?ml|md|html|css|sh|toml|txt)$|(?:^|\/)[^./]+$/;
// Put together here, so that this file does not contain them.
const FOREIGN = [`/${'work'}/`, `sub${'agent'}`];

function lines(path: string): number {
  return textOf(path).trimEnd().split('\n').length;
}

describe('files', () => {
  const sizes = filesBelow('.')
    .filter((path) => TYPESCRIPT.test(path))
    .map((path) => ({ path, size: lines(path) }))
    .sort((a, b) => a.size - b.size);

  it(`have at most ${LIMIT} lines, data tables (*.data.ts) excepted`, () => {
    const median = sizes[Math.floor(sizes.length / 2)]?.size ?? 0;
    console.log(
      `${sizes.length} TypeScript files, median ${median} lines, largest ${sizes.at(-1)?.size} (${sizes.at(-1)?.path})`,
    );
    const long = sizes.filter(({ path, size }) => size > LIMIT && !path.endsWith('.data.ts'));
    expect(long.map(({ path, size }) => `${path} has ${size} lines: split it by concept`)).toEqual([]);
  });

  it('do not speak of the machines they were built on', () => {
    const found = filesBelow('.')
      .filter((path) => !path.startsWith('docs/') && TEXT.test(path))
      .flatMap((path) => {
        const text = textOf(path);
        return FOREIGN.filter((word) => text.includes(word)).map((word) => `${path} contains '${word}'`);
      });
    expect(found).toEqual([]);
  });
});
