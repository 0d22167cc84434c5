import type { Row } from '../db/pool.ts';

/** Strong entity tag of one version of one item (RFC 9110 8.8.3). */
export function entityTag(item: Row): string {
  return `"${String(item.id).slice(0, 8)}-${String(item.version)}"`;
}

/** Entity tags of an If-Match or If-None-Match field; `weak` ones keep their mark. */
export function parseTags(field: string): readonly string[] {
  return field.match(/(?:W\/)?"[^"]*"/g) ?? [];
}

/** RFC 9110 13.1.2: weak comparison. */
export function holdsCurrent(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return parseTags(ifNoneMatch).some((held) => held.replace(/^W\//, '') === tag);
}

/**
 * Versions of item `id` that an If-Match field admits; null when it admits every one (no field, or `*`). Strong
 * comparison (RFC 9110 13.1.1): weak tags and tags of other items admit none.
 */
export function admittedVersions(ifMatch: string | undefined, id: string): readonly number[] | null {
  if (ifMatch === undefined || ifMatch.trim() === '*') return null;
  const own = new RegExp(`^"${id.slice(0, 8).toLowerCase()}-([0-9]{1,15})"$`);
  return parseTags(ifMatch).flatMap((tag) => {
    const version = own.exec(tag)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
}
