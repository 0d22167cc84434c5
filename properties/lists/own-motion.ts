/** Words in the names of values that rightly change with every write. */
const OWN_MOTION = new Set(
  'version revision rev etag updated modified changed touched accessed seen timestamp at on date time links link href'.split(
    ' ',
  ),
);

/** By its name a value that moves with every write: a version, a time, a link. */
export function isOfItself(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words.some((word) => OWN_MOTION.has(word));
}
