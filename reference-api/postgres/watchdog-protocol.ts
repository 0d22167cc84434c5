/** First line on the watchdog's standard input: what it holds. It is given back when the input ends. */
export type Holding =
  | { readonly kind: 'embedded'; readonly home: string; readonly port: number; readonly password: string }
  | { readonly kind: 'container'; readonly id: string }
  | { readonly kind: 'database'; readonly adminUrl: string; readonly drop: string };

/** First line on its standard output. */
export type HoldingReport = { readonly ok: true } | { readonly ok: false; readonly reason: string };
