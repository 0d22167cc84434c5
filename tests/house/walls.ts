import type { Import } from './files.ts';

/** Folders of core along the arrow of the data: each may import itself and what stands left of it. */
export const ARROW = [
  'errors',
  'random',
  'oracle',
  'config',
  'spec',
  'operations',
  'resources',
  'generate',
  'exchange',
  'plan',
  'findings',
  'gate',
  'record',
  'exercise',
] as const;

const PARTS = ['contracts', 'properties', 'scenarios', 'load'];
const REPORT_TYPES = ['record', 'findings', 'oracle', 'exchange'].map((folder) => `core/${folder}/types.ts`);
const EDIT = 'tests/house/walls.ts holds the rules';

function withinCore(folder: string, { target }: Import): string | null {
  if (target === 'package.json') return null;
  const [top, other = ''] = target.split('/');
  if (top !== 'core')
    return `core knows nothing of ${top}/: let ${top}/ import core instead, or move the shared piece into core/`;
  const from = ARROW.indexOf(folder as (typeof ARROW)[number]);
  const to = ARROW.indexOf(other as (typeof ARROW)[number]);
  if (from === -1) return `core/${folder} has no place on the arrow: name it in ARROW (${EDIT})`;
  if (to === -1) return `core/${other} has no place on the arrow: name it in ARROW (${EDIT})`;
  if (to > from) {
    return `core/${other} stands right of core/${folder} on the arrow: move what is shared to core/${folder} or left of it`;
  }
  return null;
}

/** Why an import of a file is not allowed and what to edit; null when it is. Paths are from the repository's root. */
export function wallBroken(path: string, imported: Import): string | null {
  const { target, isPackage, typeOnly } = imported;
  const [top = '', second = ''] = path.split('/');
  if (path.startsWith('load/k6/')) {
    const own = isPackage ? /^k6(\/|$)/.test(target) : target.startsWith('load/k6/');
    return own ? null : `load/k6 runs inside k6, not Node: copy the piece into load/k6 or pass it as data`;
  }
  if (isPackage) return null;
  const targetTop = target.split('/')[0] ?? '';
  if (top === 'core') return withinCore(second, imported);
  if (PARTS.includes(top)) {
    if (targetTop === top || targetTop === 'core') return null;
    return `a part imports core only: move what ${path} needs of ${targetTop}/ into core/`;
  }
  if (top === 'reports') {
    if (targetTop === 'reports') return null;
    if (!REPORT_TYPES.includes(target)) return `reports may import only the types in ${REPORT_TYPES.join(', ')}`;
    return typeOnly ? null : `reports import types of core, no values: write 'import type'`;
  }
  if (top === 'reference-api') {
    if (targetTop === 'reference-api') return null;
    return `the reference API stands alone: it must not know ${targetTop}/, or it would share the faults of its tester`;
  }
  return null;
}
