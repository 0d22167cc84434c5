/** How a text differs from the one that was sent; undefined when it does not. */
export type Change =
  | 'lost'
  | 'cut short'
  | 'letters replaced'
  | 'escaped'
  | 'markup taken out'
  | 'characters taken out'
  | 'line breaks'
  | 'normalised'
  | 'blanks'
  | 'changed';

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&#x2f;': '/',
  '&apos;': "'",
  '&amp;': '&',
};

const unescaped = (text: string): string => text.replace(/&[#\w]+;/g, (one) => ENTITIES[one.toLowerCase()] ?? one);
const lines = (text: string): string => text.replace(/\r\n?/g, '\n');
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** Controls, format characters and variation selectors: what sanitisers take out. */
const visible = (text: string): string => text.replace(/\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu, '');
const letters = (text: string): string => text.replace(/[^a-z0-9]/gi, '');
const withoutTags = (text: string): string => text.replace(/<script[\s\S]*?<\/script>|<[^>]*>/gi, '');

export function changeOf(sent: string, shown: unknown): Change | undefined {
  if (shown === sent) return undefined;
  if (typeof shown !== 'string' || (shown === '' && sent !== '')) return 'lost';
  if (shown.normalize('NFKC') === sent.normalize('NFKC')) return 'normalised';
  if (lines(shown) === lines(sent)) return 'line breaks';
  if (squeezed(shown) === squeezed(sent)) return 'blanks';
  if (unescaped(shown) === sent || unescaped(unescaped(shown)) === sent) return 'escaped';
  if (squeezed(visible(shown)) === squeezed(visible(sent))) return 'characters taken out';
  if (sent.startsWith(shown.replace(/(\.\.\.|\u2026)$/, ''))) return 'cut short';
  const plain = letters(withoutTags(sent));
  if (sent.includes('<') && [plain, letters(sent)].includes(letters(withoutTags(unescaped(shown)))))
    return 'markup taken out';
  if (/[?\ufffd]/.test(shown) && letters(shown.replace(/\ufffd/g, '')) === letters(sent)) return 'letters replaced';
  return 'changed';
}
