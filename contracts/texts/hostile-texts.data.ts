/** Texts that are all valid Unicode, and that careless code changes, cuts or runs. */
export interface HostileText {
  readonly id: string;
  readonly text: string;
}

export const MARKER_HEADER = 'x-assay-injected';
export const SCRIPT = '<script>alert(7341)</script>';

/** In the order of their worth: smaller depths take the first ones. */
export const HOSTILE_TEXTS: readonly HostileText[] = [
  { id: 'markup', text: `<b>bold</b> ${SCRIPT} Tom & Jerry "quoted" 'too'` },
  {
    id: 'letters beyond the basic plane',
    text: '\u{1F469}\u200d\u{1F469}\u200d\u{1F467}\u{1F3FD} \u{1D49C} \u{2070E}',
  },
  { id: 'line breaks', text: `one\r\n${MARKER_HEADER}: 7341\r\ntwo\tthree` },
  { id: 'combining marks', text: 'cafe\u0301 A\u030a n\u0303 d\u0323\u0307' },
  { id: 'control characters', text: 'a\u0001\u0008\u001b[31mb\u007f' },
  { id: 'direction marks', text: 'a\u202eb\u202c \u2067c\u2069 \u200fd' },
  { id: 'NUL', text: 'a\u0000b' },
  { id: 'long text', text: '\u65e5\u672c\u8a9e '.repeat(400) },
];
