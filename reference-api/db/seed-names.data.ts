/** Names with ties, case variants, other scripts, numbers as text, padding and characters that mean something elsewhere. */
export const NAMES: readonly string[] = [
  'Müller',
  'MÜLLER',
  'müller',
  'Acme',
  'acme',
  'ACME',
  'Ångström & Söner',
  '東京商事',
  'שלום בע״מ',
  "O'Brien; -- Ltd",
  '42',
  '0042',
  '100% Cotton_x',
  '🛒 Shop',
  ' padded ',
  'a"b\\c',
];

export const CITIES: readonly (string | null)[] = [null, 'Malmö', 'malmö', 'São Paulo', null, '大阪', 'Łódź', 'Oslo'];
export const CATEGORIES: readonly string[] = ['tools', 'kitchen', 'garden', 'office'];
export const TAGS: readonly (readonly string[])[] = [[], ['new'], ['new', 'größe L'], ['sale']];
