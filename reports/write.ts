import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../core/record/types.ts';
import { htmlOfModel } from './html/render-html.ts';
import { junitOfModel } from './junit/render-junit.ts';
import { summaryOfModel } from './markdown/render-summary.ts';
import { buildModel } from './model/build-model.ts';

/**
 * Writes report.html, junit.xml and summary.md of `record` into `dir`, which is made when it is not there.
 * Returns their paths in that order. Throws what the file system throws.
 */
export async function writeReports(dir: string, record: RunRecord): Promise<string[]> {
  const model = buildModel(record);
  const files = [
    ['report.html', htmlOfModel(model)],
    ['junit.xml', junitOfModel(model)],
    ['summary.md', summaryOfModel(model)],
  ] as const;
  await mkdir(dir, { recursive: true });
  return Promise.all(
    files.map(async ([name, text]) => {
      const path = join(dir, name);
      await writeFile(path, text, 'utf8');
      return path;
    }),
  );
}
