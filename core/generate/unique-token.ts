import type { Lengths } from './text-shape.ts';
import { embedToken, fits } from './text-shape.ts';

/** Puts a fresh token into a text as far as lengths and patterns allow; the text unchanged when they do not. */
export function withToken(
  text: string,
  token: string,
  kind: { readonly email: boolean; readonly slug: boolean },
  lengths: Lengths,
  patterns: readonly RegExp[],
): string {
  const allowed = (candidate: string): boolean =>
    fits(candidate, lengths) && patterns.every((pattern) => pattern.test(candidate));
  const candidates: string[] = [];
  if (kind.email) {
    const local = text.split('@')[0] ?? 'user';
    candidates.push(`${local}.${token}@example.com`, `${token}@example.com`, `${token.slice(-4)}@a.example`);
  } else {
    candidates.push(embedToken(text, token, kind.slug ? '-' : ' ', lengths));
    if (patterns.length > 0) {
      const bare = { min: 0, max: lengths.max };
      const upper = token.toUpperCase();
      candidates.push(embedToken(text, token, '-', lengths), embedToken(text, token, '', bare));
      candidates.push(embedToken(text, upper, '-', bare), embedToken(text, upper, '', bare), upper, token);
      // Patterns of fixed length: the end of the text makes room for the token.
      const end = text.length - token.length;
      if (end > 0) candidates.push(text.slice(0, end) + token, text.slice(0, end) + upper);
    }
  }
  return candidates.find(allowed) ?? text;
}
