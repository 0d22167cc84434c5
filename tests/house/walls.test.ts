import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, importsOf, ROOT, TYPESCRIPT, textOf } from './files.ts';
import { ARROW, wallBroken } from './walls.ts';

const files = filesBelow('.').filter((path) => TYPESCRIPT.test(path));

describe('walls', () => {
  it('stand in every file', () => {
    const broken = files.flatMap((path) =>
      importsOf(path, textOf(path)).flatMap((imported) => {
        const reason = wallBroken(path, imported);
        return reason === null ? [] : [`${path} imports ${imported.target}: ${reason}`];
      }),
    );
    expect(broken.join('\n')).toBe('');
  });

  it('know every folder of core', () => {
    const folders = filesBelow('core').map((path) => path.split('/')[1] ?? '');
    expect([...new Set(folders)].filter((folder) => !ARROW.some((known) => known === folder))).toEqual([]);
  });

  it('see every relative import: each leads to a file', () => {
    const relative = files.flatMap((path) => importsOf(path, textOf(path)).filter(({ isPackage }) => !isPackage));
    expect(relative.length).toBeGreaterThan(50);
  });

  it.each([
    ['core/findings/a.ts', "import { judge } from '../gate/judge.ts';", 'stands right of'],
    ['core/findings/a.ts', "import type { X } from '../record/types.ts';", 'stands right of'],
    ['core/findings/a.ts', "export { x } from '../gate/judge.ts';", 'stands right of'],
    ['core/findings/a.ts', "const x = await import('../gate/judge.ts');", 'stands right of'],
    ['core/record/a.ts', "import { x } from '../exercise/session.ts';", 'stands right of'],
    ['core/spec/a.ts', "import {\n  a,\n  b,\n} from '../../contracts/a.ts';", 'core knows nothing of contracts/'],
    ['core/new/a.ts', "import '../spec/a.ts';", 'has no place on the arrow'],
    ['contracts/checks/a.ts', "import { x } from '../../properties/x.ts';", 'a part imports core only'],
    ['reports/html/a.ts', "import { SCHEMA_VERSION } from '../../core/record/types.ts';", "write 'import type'"],
    ['reports/html/a.ts', "import type { X } from '../../core/config/types.ts';", 'reports may import only'],
    ['load/k6/a.ts', "import { x } from '../objectives/x.ts';", 'runs inside k6'],
    ['load/k6/a.ts', "import fs from 'node:fs';", 'runs inside k6'],
    ['reference-api/a.ts', "import { x } from '../core/spec/x.ts';", 'stands alone'],
  ])('%s may not: %s', (path, text, reason) => {
    const reasons = importsOf(path, text).map((imported) => wallBroken(path, imported));
    expect(reasons).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ['core/record/a.ts', "import type { X } from '../config/types.ts';\nimport { y } from '../gate/judge.ts';"],
    ['core/exercise/a.ts', "import { x } from '../findings/index.ts';\nimport type { X } from '../record/types.ts';"],
    ['core/exchange/a.ts', "import data from '../../package.json' with { type: 'json' };"],
    ['scenarios/races/a.ts', "import { x } from '../../core/exercise/x.ts';\nimport { y } from '../checkers/y.ts';"],
    ['reports/html/a.ts', "import type { X } from '../../core/record/types.ts';"],
    ['reports/html/a.ts', "import { type X, type Y } from '../../core/findings/types.ts';"],
    ['load/k6/a.ts', "import http from 'k6/http';\nimport { x } from './x.ts';"],
    ['cli/a.ts', "import { x } from '../core/record/x.ts';\nimport { y } from '../reports/html/y.ts';"],
    [
      'core/spec/a.ts',
      "// import '../record/x.ts'\n/* import '../record/y.ts' */\nexport const a = 'from ../gate/x.ts';",
    ],
  ])('%s may: %s', (path, text) => {
    const reasons = importsOf(path, text).map((imported) => wallBroken(path, imported));
    expect(reasons.filter((reason) => reason !== null)).toEqual([]);
  });

  it('resolve to files that exist (own tests are an example)', () => {
    const missing = importsOf('tests/house/walls.test.ts', "import { x } from './files.ts';");
    expect(missing.every(({ target }) => existsSync(join(ROOT, target)))).toBe(true);
  });
});
