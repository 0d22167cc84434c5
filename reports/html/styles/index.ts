import { BASE } from './base.data.ts';
import { CONTENT } from './content.data.ts';
import { FINDINGS } from './findings.data.ts';
import { MATRIX } from './matrix.data.ts';
import { MEDIA } from './media.data.ts';

/** The style sheet of the page. */
export const STYLES = [BASE, CONTENT, MATRIX, FINDINGS, MEDIA].join('\n');
