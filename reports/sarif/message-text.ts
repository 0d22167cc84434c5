import { cutText } from '../model/visible-text.ts';

/**
 * Text for a SARIF message, cut at `limit`. `[words](target)` would become a link (clause 3.11.6), so its opening
 * bracket is escaped.
 */
export function messageText(text: string, limit: number): string {
  return cutText(text, limit).replaceAll(/\[(?=[^[\]]*\]\()/g, '\\[');
}
