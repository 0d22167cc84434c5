// Reads every description of a folder and prints what the inference makes of it: `node bench/resources-on-specs.ts <folder>`.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { operationsOf } from '../core/operations/operations-of.ts';
import { inferResources } from '../core/resources/infer-resources.ts';
import type { PagingStyle, ResourceModel } from '../core/resources/types.ts';
import { readDescription } from '../core/spec/read-description.ts';

interface Row {
  readonly document: string;
  readonly operations: number;
  readonly resources: number;
  readonly lists: number;
  readonly paging: string;
  readonly sorts: number;
  readonly filters: number;
  readonly path: number;
  readonly produced: number;
  readonly sure: number;
  readonly other: number;
  readonly ms: number;
}

function row(document: string, operations: number, model: ResourceModel, ms: number): Row {
  const lists = model.lists ?? [];
  const styles = new Map<PagingStyle, number>();
  for (const { paging } of lists) styles.set(paging.style, (styles.get(paging.style) ?? 0) + 1);
  const path = model.consumptions.filter((one) => one.in === 'path');
  return {
    document: document.slice(0, 40),
    operations,
    resources: model.resources.length,
    lists: lists.length,
    paging: [...styles].map(([style, count]) => `${style} ${count}`).join(', '),
    sorts: lists.filter((list) => list.sort !== undefined).length,
    filters: lists.reduce((sum, list) => sum + list.filters.length, 0),
    path: path.length,
    produced: path.filter((one) => one.producers.length > 0).length,
    sure: path.filter((one) => one.producers.some((producer) => producer.confidence >= 0.5)).length,
    other: model.consumptions.length - path.length,
    ms: Math.round(ms * 10) / 10,
  };
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: node bench/resources-on-specs.ts <folder of OpenAPI descriptions>');
  process.exit(3);
}
const rows: Row[] = [];
for (const file of readdirSync(folder).filter((name) => /\.(?:json|ya?ml)(?:\.gz)?$/.test(name))) {
  try {
    const description = await readDescription(join(folder, file));
    const { operations } = operationsOf(description);
    const started = performance.now();
    const model = inferResources(operations, description.document);
    rows.push(row(file, operations.length, model, performance.now() - started));
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
}
console.table(rows);
const total = (key: 'operations' | 'resources' | 'lists' | 'path' | 'produced' | 'sure'): number =>
  rows.reduce((sum, one) => sum + one[key], 0);
const share = (part: number, whole: number): string => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
console.log(
  `${rows.length} documents, ${total('operations')} operations, ${total('resources')} resources, ${total('lists')} lists; ` +
    `${total('path')} path parameters, ${total('produced')} (${share(total('produced'), total('path'))}) with a producer, ` +
    `${total('sure')} (${share(total('sure'), total('path'))}) with one of confidence 0.5 or more`,
);
