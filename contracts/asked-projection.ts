/** Names of what chooses the members of an answer: query parameters, or members of one (`filter[fields]`). */
const CHOOSES =
  /^(?:\$?select|_?fields|only|attributes|projection|(?:response|include|included|exclude|selected|omit)_?fields|exclude|omit)$/i;
const inBrackets = (name: string): readonly string[] => name.split(/[[\].]+/).filter((part) => part !== '');

/**
 * Does a request ask for a part of the representation only, as sparse fieldsets do (JSON:API, AIP-157)? Members that the
 * schema requires may be left out then.
 */
export function asksForPart(url: string): boolean {
  const query = URL.parse(url)?.searchParams ?? [];
  return [...query].some(
    ([name, value]) => value !== '' && (inBrackets(name).some((part) => CHOOSES.test(part)) || hasChoice(value)),
  );
}

/** Parameters that hold a JSON object: `filter={"fields":["id"]}`. */
function hasChoice(value: string): boolean {
  if (!value.startsWith('{')) return false;
  try {
    return Object.keys(JSON.parse(value)).some((name) => CHOOSES.test(name));
  } catch {
    return false;
  }
}
