import { compareText } from '../findings/group.ts';
import type { RunWarning } from '../findings/types.ts';
import type { RunHeader } from './types.ts';

/** The description's hash, '' without one. */
function shaOf({ target }: RunHeader): string {
  return target.spec?.sha256 ?? '';
}

/** Headers of shards as one: the earliest leads. A description that differs becomes a warning that the gate reads. */
export function mergeHeaders(headers: readonly RunHeader[]): { header: RunHeader; warnings: RunWarning[] } | null {
  const sorted = headers.toSorted(
    (a, b) => compareText(a.startedAt, b.startedAt) || compareText(JSON.stringify(a), JSON.stringify(b)),
  );
  const [first, ...others] = sorted;
  if (first === undefined) return null;
  if (others.length === 0) return { header: first, warnings: [] };
  const { shard, ...settings } = first.settings;
  const shards = new Set(sorted.map((header) => header.settings.shard));
  const only = first.settings.only.concat(others.flatMap((header) => header.settings.only));
  const differing = new Set(sorted.map(shaOf)).size;
  const warnings: RunWarning[] = [];
  if (differing > 1) {
    warnings.push({
      code: 'spec-changed',
      message: `the description changed during the run: ${differing} versions seen`,
    });
  }
  return {
    warnings,
    header: {
      ...first,
      engineVersions: Object.assign({}, ...sorted.toReversed().map(({ engineVersions }) => engineVersions)),
      settings: {
        ...settings,
        only: (['contracts', 'properties', 'scenarios', 'load'] as const).filter((part) => only.includes(part)),
        writes: sorted.some((header) => header.settings.writes),
        load: sorted.some((header) => header.settings.load),
        ...(shards.size === 1 && shard !== undefined ? { shard } : {}),
      },
      oracles: sorted.flatMap(({ oracles }) => oracles),
    },
  };
}
