const VERSION = /^(v\d+([.-]\d+)*|\d+(\.\d+)+|api|rest|\d{4}-\d{2}(-\d{2})?)$/i;

/** First tag, else the first literal path segment that is no version, else 'default'. */
export function moduleOf(tags: readonly string[], path: string): string {
  const [tag] = tags;
  if (tag !== undefined && tag.trim() !== '') return tag;
  const segment = path.split('/').find((part) => part !== '' && !part.includes('{') && !VERSION.test(part));
  return segment ?? 'default';
}
