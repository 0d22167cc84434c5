/** Finding cards and their filter. */
export const FINDINGS = `
.filter{display:grid!important;gap:.5rem}
.needs-js.filter{display:none!important}
.js .needs-js.filter{display:grid!important;grid-template-columns:auto minmax(0,1fr) auto;align-items:center}
.filter label{font-size:.9rem}
.filter input{font:inherit;font-size:.92rem;color:var(--ink);background:var(--surface);border:1px solid var(--rule-strong);border-radius:6px;padding:.4rem .7rem;width:100%;min-width:0}
.filter input::placeholder{color:var(--muted);opacity:1}
.filter #q-count{font-size:.88rem;white-space:nowrap}
.chips{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.4rem}
.chip{border-radius:999px;font-size:.82rem}
.cards{display:grid;gap:.9rem;grid-template-columns:minmax(0,1fr)}
.finding{background:var(--surface);border:1px solid var(--rule);border-radius:10px;scroll-margin-top:1rem}
.finding:target,.finding.current{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.finding[hidden],.finding-line[hidden]{display:none}
.finding summary{cursor:pointer}
.finding>details>summary{padding:.85rem 1.2rem;list-style:none;display:grid;gap:.2rem;grid-template-columns:minmax(0,1fr);border-radius:10px}
.finding>details>summary::-webkit-details-marker{display:none}
.finding-head{display:flex;gap:.2rem 1rem;align-items:baseline;flex-wrap:wrap}
.finding-head::after{content:"+";margin-left:auto;color:var(--muted);font-size:1.1rem;line-height:1}
details[open]>summary>.finding-head::after{content:"–"}
.finding-head .tag{min-width:4.6rem}
.finding-title{flex:1 1 18rem;min-width:0}
.finding-where{display:flex;flex-wrap:wrap;gap:.1rem 1rem;font-size:.88rem;color:var(--muted);padding-left:5.6rem}
.finding-where code{color:var(--ink)}
.state-waived{color:var(--warn)}
.finding-body{padding:.2rem 1.2rem 1.2rem;display:grid;gap:1rem;grid-template-columns:minmax(0,1fr);border-top:1px solid var(--rule);padding-top:1rem}
.finding-body h4{margin-bottom:.25rem}
.finding-body p{max-width:60rem}
.asserts .muted{font-size:.82rem;margin-right:.4rem}
.versus,.advice,.wire{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:1rem 1.5rem}
.versus>div,.advice>div,.wire>div{min-width:0}
.value{white-space:pre-wrap;border:1px solid var(--rule);border-radius:6px;padding:.55rem .8rem;background:var(--sunken);font-size:.94rem}
.value.observed{background:var(--bad-bg)}
.witness{padding-left:1.5rem;font-family:var(--mono);font-size:.84rem;display:grid;gap:.15rem}
.witness li{white-space:pre-wrap}
.wire>div{display:grid;gap:.5rem;align-content:start;grid-template-columns:minmax(0,1fr)}
.exchange{border-top:1px solid var(--rule)}
.exchange .fold-body{padding-left:0}
.command-head{display:flex;justify-content:space-between;align-items:center;gap:1rem;margin-bottom:.3rem}
.finding-body .command-head h4{margin:0}
.command .muted{font-size:.88rem;margin-top:.3rem}
.finding-lines{list-style:none;padding:0;font-size:.88rem;display:grid;gap:.3rem}
`;
