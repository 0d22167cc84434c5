import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../core/record/types.ts';
import { htmlOfModel } from './html/render-html.ts';
import { junitOfModel } from './junit/render-junit.ts';
import { summaryOfModel } from './markdown/render-summary.ts';
import { buildModel } from './model/build-model.ts';
import { sarifOfModel } from './sarif/render-sarif.ts';

export interface WriteOptions {
  /** Folder of the repository, absolute: files named in results.sarif are relative to it. Default: the working one. */
  readonly root?: string;
  /** Told one sentence for each file that was left out. */
  readonly onNote?: (note: string) => void;
}

/**
 * Writes report.html, junit.xml, summary.md and results.sarif of `record` into `dir`, which is made when it is not
 * there. Returns their paths in that order. Without findings code scanning can place, results.sarif is left out (an
 * older one is removed) and `onNote` hears why. Throws what the file system throws.
 */
export async function writeReports(
  dir: string,
  record: RunRecord,
  { root = process.cwd(), onNote }: WriteOptions = {},
): Promise<string[]> {
  const model = buildModel(record);
  const sarif = sarifOfModel(model, root);
  const files = [
    ['report.html', htmlOfModel(model)],
    ['junit.xml', junitOfModel(model)],
    ['summary.md', summaryOfModel(model)],
    ...('text' in sarif ? [['results.sarif', sarif.text] as const] : []),
  ] as const;
  await mkdir(dir, { recursive: true });
  if ('leftOut' in sarif) {
    await rm(join(dir, 'results.sarif'), { force: true });
    onNote?.(sarif.leftOut);
  }
  return Promise.all(
    files.map(async ([name, text]) => {
      const path = join(dir, name);
      await writeFile(path, text, 'utf8');
      return path;
    }),
  );
}
