/** How one operation takes an idempotency key, where that was inferred wrongly. */
export interface KeySettings {
  /** The header; false where the operation takes no key. */
  readonly header?: string | false;
  readonly required?: boolean;
  /** Keys are written in double quotes, as structured field strings. */
  readonly quoted?: boolean;
}
