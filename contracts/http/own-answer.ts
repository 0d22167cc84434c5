/** Statuses that what stands in front of an API, or its server software, gives in a form of its own. */
const OF_OTHERS = new Set([408, 413, 414, 429, 431, 502, 503, 504]);

/** Is an answer of this status most likely the API's own? */
export const isOwnAnswer = (status: number): boolean => !OF_OTHERS.has(status);
