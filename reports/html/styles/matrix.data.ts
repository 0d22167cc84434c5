/** Risk map, compliance matrix, coverage. */
export const MATRIX = `
.sticky{position:sticky;left:0;z-index:1;background:var(--surface);box-shadow:1px 0 0 var(--rule)}
.risk td,.risk thead th:not(:first-child){text-align:center;font-variant-numeric:tabular-nums;white-space:nowrap}
.scroller .risk th[scope=row]{min-width:7rem}
.risk th,.risk td{padding-left:.55rem;padding-right:.55rem}
.risk td.zero{color:var(--muted)}
.risk .heat{background:var(--heat);color:var(--sev);font-weight:650}
.risk .total{font-weight:600}
.part{border-bottom:1px solid var(--rule);padding-bottom:.6rem}
.part>summary h3{display:inline;margin-right:.8rem;text-transform:capitalize}
.part-empty h3{text-transform:capitalize}
.part-empty{display:grid;gap:.2rem}
.part>summary .count{font-size:.88rem;color:var(--muted);margin-right:.9rem;white-space:nowrap}
.part>summary .count-fail,.part>summary .count-errored{color:var(--bad);font-weight:600}
.part>.scroller{margin:.5rem 0}
.part>.scroller{width:fit-content;max-width:100%}
.matrix{width:auto}
.matrix thead th{min-width:7.2rem;max-width:9rem;border-left:1px solid var(--rule);color:var(--ink)}
.matrix thead th small{font-size:.75rem}
.matrix thead th:first-child,.matrix tbody th{border-left:0}
.scroller .matrix th[scope=row]{min-width:8.5rem;max-width:13rem;font-weight:560}
.cell{font-size:.84rem;line-height:1.35}
.matrix .cell{border-left:1px solid var(--rule);white-space:nowrap;padding:.45rem .6rem}
.cell-main{font-weight:560}
.cell a{color:inherit;text-decoration:none}
.cell a .cell-main{border-bottom:1px solid currentColor}
.cell a:hover .cell-main{border-bottom-width:2px}
.sign{display:inline-block}
.cell-also{display:block;color:var(--muted);font-size:.78rem}
.cell-notes{display:block;color:var(--muted);font-size:.75rem}
.cell-notes::before{content:"note "}
.cell-notes .visually-hidden{display:none}
.cell-holds{background:var(--good-bg);color:var(--good)}
.cell-broken,.cell-errored{background:var(--bad-bg);color:var(--bad)}
.cell-broken .cell-main{font-weight:700}
.cell-waived{background:var(--warn-bg);color:var(--warn)}
.cell-inconclusive{background:var(--unsure-bg);color:var(--unsure)}
.cell-not-tested{background:repeating-linear-gradient(135deg,var(--hatch) 0 5px,var(--surface) 5px 10px);color:var(--ink)}
.cell-not-tested .cell-main{font-weight:400}
.cell-not-applicable{color:var(--muted)}
.cell-not-applicable .cell-main{font-weight:400}
.cell-not-tested .cell-notes,.cell-not-tested .cell-also{color:var(--ink)}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4rem}
.legend .cell{padding:.2rem .6rem;border:1px solid var(--rule);border-radius:5px}
.notes{padding-left:1.8rem;font-size:.9rem;display:grid;gap:.2rem}
.coverage td:nth-child(5){min-width:12rem}
.coverage .untested{background:var(--sunken)}
.scroller .coverage th[scope=row]{min-width:17rem}
.method{font-weight:620;font-size:.84rem}
.path{font-family:var(--mono);font-size:.84rem}
.status{white-space:nowrap;font-variant-numeric:tabular-nums}
.status small{display:inline;color:var(--muted)}
.s5{color:var(--bad);font-weight:600}
th[aria-sort]{text-decoration:underline}
.sort{all:unset;cursor:pointer;position:relative}
.sort:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.sort::after{content:"↕";color:var(--muted);position:absolute;left:100%;padding-left:.1rem}
.num .sort::after{left:auto;right:100%;padding:0 .1rem 0 0}
th[aria-sort=ascending] .sort::after{content:"↑"}
th[aria-sort=descending] .sort::after{content:"↓"}
`;
