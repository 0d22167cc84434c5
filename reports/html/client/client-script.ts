import { readFileSync } from 'node:fs';

/** The script of the page, as text: it is written into the page and runs only there. */
export const CLIENT_SCRIPT = readFileSync(new URL('./report.js', import.meta.url), 'utf8');
