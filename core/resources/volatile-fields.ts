import { normalise } from './names.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';

const NAMES =
  /^(?:(?:last)?(?:updated|modified|changed|edited|touched|refreshed|synced)(?:at|on|date|time|timestamp|utc)?|(?:last)?(?:update|modification|change)(?:date|time|timestamp|at|on)?|date(?:updated|modified|lastupdated)|mtime|modtime|version|rev|revision|etag|lockversion|rowversion|concurrencytoken|resourceversion|lastseen(?:at)?|lastaccess(?:ed)?(?:at)?|lastused(?:at)?|lastlogin(?:at)?|lastactivity(?:at)?|links?|age|updatedby|modifiedby|lastmodifiedby|servertime|now)$/;

/** Properties that change by themselves or with every write, by name; also read-only date-times named like an update. */
export function volatileFieldsOf(item: SchemaView, reader: SchemaReader): readonly string[] {
  const fields: string[] = [];
  for (const [name, schema] of item.properties) {
    const plain = normalise(name);
    if (NAMES.test(plain)) {
      fields.push(name);
      continue;
    }
    const { format, readOnly } = reader.view(schema).keywords;
    if (readOnly === true && format === 'date-time' && /updat|modif|chang|last|seen|access|sync/.test(plain))
      fields.push(name);
  }
  return fields;
}

/** Name of the property that carries the version of an item for optimistic locking, if its update body takes it too. */
export function versionField(
  item: SchemaView,
  updateBodies: readonly SchemaView[],
  reader: SchemaReader,
): string | undefined {
  for (const [name, schema] of item.properties) {
    if (
      !/^(?:version|etag|rev|revision|lockversion|rowversion|concurrencytoken|resourceversion)$/.test(normalise(name))
    )
      continue;
    const sent = updateBodies.some((body) => {
      const written = body.properties.get(name);
      return written !== undefined && reader.view(written).keywords.readOnly !== true;
    });
    if (sent && reader.view(schema).properties.size === 0) return name;
  }
  return undefined;
}
