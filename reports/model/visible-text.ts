import type { RunRecord } from '../../core/record/types.ts';

/** Longest string kept of any field of the record, in UTF-16 units. Recorded bodies are at most 8 KiB. */
export const MAX_TEXT = 16_384;

/**
 * Characters that are dangerous or unseen in a report: controls (not line feed and tab), bidirectional marks,
 * zero-width and line separators, interlinear marks, non-characters, tag characters, lone surrogates.
 */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]|\p{Cs}/gu;

const SHORT: Readonly<Record<string, string>> = { '\r': '\\r', '\b': '\\b', '\f': '\\f', '\v': '\\v', '\u0000': '\\0' };

function escapeUnseen(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Text with every unseen or direction-changing character written as a visible escape; cut at `limit` with a note. */
export function visibleText(text: string, limit: number = MAX_TEXT): string {
  return cutText(text, limit).replace(UNSEEN, escapeUnseen);
}

/** Cuts at `limit` UTF-16 units, never inside a character, and says how long the whole was. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
  return `${text.slice(0, end)}… [cut: ${text.length.toLocaleString('en-US')} characters in all]`;
}

/** One line: line feeds and tabs become visible, too. */
export function oneLine(text: string, limit: number): string {
  return cutText(text.replaceAll('\n', '\\n').replaceAll('\t', '\\t'), limit);
}

/** Fields that may be long; every other one is cut at `MAX_SHORT`. */
const LONG = new Set(['text', 'curl', 'expected', 'observed', 'witness']);

/** Longest string kept of fields that are meant to be a line or a sentence. */
const MAX_SHORT = 2048;

function clean(value: unknown, field: string): unknown {
  if (typeof value === 'string') return visibleText(value, LONG.has(field) ? MAX_TEXT : MAX_SHORT);
  if (Array.isArray(value)) return value.map((inner) => clean(inner, field));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [visibleText(key, 512), clean(inner, key)]));
  }
  return value;
}

/** A copy of the record in which every string, also of keys, has gone through `visibleText`. */
export function visibleRecord(record: RunRecord): RunRecord {
  return clean(record, '') as RunRecord;
}
