import { placeOf } from '../../contracts/lint/run/place-of.ts';
import type { LintProblem } from '../../contracts/lint/types.ts';
import type { ResolvedConfig } from '../../core/config/types.ts';
import { loadBytes } from '../../core/spec/load-bytes.ts';
import { parseText } from '../../core/spec/parse-text.ts';
import { documentUrl } from '../../core/spec/place.ts';
import { jsonPositions } from '../../core/spec/positions/json-positions.ts';
import { type LineColumn, wantedTree } from '../../core/spec/positions/wanted.ts';
import { yamlPositions } from '../../core/spec/positions/yaml-positions.ts';
import type { Description, SourcePosition } from '../../core/spec/types.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** The pointer itself and those around it, nearest first. */
function around(pointer: string): string[] {
  const all: string[] = [];
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) all.push(at);
  return all;
}

/** Exact places in a description of one file; undefined when it is of several or cannot be read again. */
async function exactPlaces(
  pointers: readonly string[],
  { source, positions }: Description,
  { headers, http }: ResolvedConfig,
): Promise<ReadonlyMap<string, LineColumn> | undefined> {
  if (Object.values(positions).some(({ file }) => file !== source)) return undefined;
  try {
    const url = documentUrl(source);
    const { bytes } = await loadBytes(url, { headers, timeoutMs: http.timeoutMs, maxBytes: MOST_BYTES });
    const text = bytes.toString('utf8');
    const wanted = wantedTree(new Set(pointers.flatMap(around)));
    const { format } = await parseText(text, url);
    return format === 'json' ? jsonPositions(text, wanted) : yamlPositions(text, wanted);
  } catch {
    return undefined;
  }
}

/** Where each problem stands: exactly where the description is one file, else the nearest known place around it. */
export async function placesOf(
  problems: readonly LintProblem[],
  description: Description,
  config: ResolvedConfig,
): Promise<readonly SourcePosition[]> {
  const exact = await exactPlaces(
    problems.map(({ pointer }) => pointer),
    description,
    config,
  );
  return problems.map((problem) => {
    if (problem.position !== undefined) return problem.position;
    const found = around(problem.pointer).flatMap((pointer) => exact?.get(pointer) ?? [])[0];
    return found === undefined ? placeOf(problem, description) : { file: description.source, ...found };
  });
}
