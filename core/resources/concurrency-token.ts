import type { OperationFacts } from './operation-facts.ts';
import { jsonSchema } from './operation-facts.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';
import type { Resource } from './types.ts';
import { versionField } from './volatile-fields.ts';

/**
 * Which concurrency token an item carries: 'etag' when If-Match, an ETag header, 412 or 428 is documented on its
 * operations (RFC 9110 section 13.1.1, RFC 6585 section 3), 'version-field' when the update body takes a version.
 */
export function tokenOf(
  item: SchemaView,
  readers: readonly OperationFacts[],
  writers: readonly OperationFacts[],
  reader: SchemaReader,
): Resource['token'] {
  for (const { operation } of writers) {
    if (operation.parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === 'if-match')) return 'etag';
    if (operation.responses.some((response) => response.status === '412' || response.status === '428')) return 'etag';
  }
  const sendsTag = [...readers, ...writers].some(({ operation }) =>
    operation.responses.some((response) => response.headers.some((header) => header.name.toLowerCase() === 'etag')),
  );
  if (sendsTag) return 'etag';
  const bodies = writers
    .map(({ operation }) => (operation.body === undefined ? undefined : jsonSchema(operation.body.contents)))
    .filter((schema) => schema !== undefined)
    .map((schema) => reader.view(schema));
  return versionField(item, bodies, reader) === undefined ? 'none' : 'version-field';
}
