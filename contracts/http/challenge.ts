const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
const PARAMETER = `${TOKEN}[ \\t]*=[ \\t]*(?:${TOKEN}|${QUOTED})`;
const TOKEN_68 = '[A-Za-z0-9._~+/-]+=*';
const GAP = '[ \\t]*,[ \\t,]*';
const CHALLENGE = `${TOKEN}(?: +(?:${PARAMETER}(?:${GAP}${PARAMETER})*|${TOKEN_68}))?`;
const LIST = new RegExp(`^[ \\t,]*${CHALLENGE}(?:${GAP}(?:${CHALLENGE}|${PARAMETER}))*[ \\t,]*$`);

/** Is this a list of challenges, each a scheme with its parameters (RFC 9110 section 11.6.1)? */
export function isChallengeList(value: string): boolean {
  return LIST.test(value);
}
