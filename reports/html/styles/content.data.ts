/** Verdict, tables, tiles, folds, charts. */
export const CONTENT = `
.verdict{background:var(--surface);border:1px solid var(--rule);border-radius:12px;padding:1.8rem 2rem;gap:1.3rem}
.verdict-go{--tone:var(--good);--tone-bg:var(--good-bg)}
.verdict-no-go{--tone:var(--bad);--tone-bg:var(--bad-bg)}
.verdict-error{--tone:var(--bad);--tone-bg:var(--bad-bg)}
.verdict-conditional{--tone:var(--warn);--tone-bg:var(--warn-bg)}
.verdict-inconclusive{--tone:var(--unsure);--tone-bg:var(--unsure-bg)}
.side-verdict{color:var(--tone)}
.verdict-head{display:flex;gap:1.2rem;align-items:flex-start;background:var(--tone-bg);margin:-1.8rem -2rem 0;padding:1.7rem 2rem;border-radius:12px 12px 0 0}
.verdict-icon{flex:none;width:3.4rem;height:3.4rem;fill:none;stroke:var(--tone);stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
.section>.verdict-head h2,.verdict-word{font-size:2.35rem;line-height:1.1;font-weight:700;letter-spacing:-.02em;color:var(--tone)}
.verdict-sentence{font-size:1.14rem;margin-top:.4rem;max-width:44rem}
.verdict-meaning{color:var(--muted);margin-top:.25rem;font-size:.94rem;max-width:44rem}
.reasons{padding-left:1.2rem;display:grid;gap:.25rem}
.rates{max-width:52rem}
.tiles{display:flex;flex-wrap:wrap;gap:.5rem 2.2rem}
.tile{display:grid}
.tile-number{font-size:1.7rem;line-height:1.15;font-weight:640;font-variant-numeric:tabular-nums;color:var(--sev,var(--ink))}
.tile-word{font-size:.85rem;color:var(--muted)}
.tile.zero .tile-number{color:var(--muted);font-weight:400}
.notice{background:var(--warn-bg);border:1px solid var(--rule);border-radius:8px;padding:.65rem .9rem;font-size:.94rem}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.45}
caption{text-align:left;color:var(--muted);font-size:.85rem;padding:0 0 .5rem}
caption.visually-hidden{position:absolute}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--rule);font-weight:400}
thead th{font-size:.82rem;color:var(--muted);font-weight:560;border-bottom:1px solid var(--rule-strong);vertical-align:bottom}
tbody tr:last-child>*{border-bottom:0}
td small,th small{display:block;color:var(--muted);font-weight:400}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.scroller{overflow-x:auto;background:var(--surface);border:1px solid var(--rule);border-radius:10px;position:relative}
.scroller caption{padding:.7rem .75rem .4rem}
.scroller th,.scroller td{overflow-wrap:normal}
.scroller th[scope=row]{min-width:11rem;overflow-wrap:anywhere}
.gates{table-layout:fixed}
.gates th[scope=row]{font-weight:560}
.gates thead th:nth-child(1){width:20%}
.gates thead th:nth-child(2){width:27%}
.gates thead th:nth-child(4){width:13rem}
.reasons{font-size:.94rem;max-width:56rem}
.gates th,.gates td{padding-left:0}
.gate-broken th,.gate-broken td{background:linear-gradient(var(--bad-bg),var(--bad-bg))}
.gate-unsure th,.gate-unsure td{background:linear-gradient(var(--unsure-bg),var(--unsure-bg))}
.gate-broken th:first-child{box-shadow:-.75rem 0 0 var(--bad-bg)}
.gate-unsure th:first-child{box-shadow:-.75rem 0 0 var(--unsure-bg)}
.gate-unsure td:last-child{box-shadow:.75rem 0 0 var(--unsure-bg)}
.gate-broken td:last-child{box-shadow:.75rem 0 0 var(--bad-bg)}
.result{white-space:nowrap;font-weight:560}
.good{color:var(--good)}.bad{color:var(--bad)}.unsure{color:var(--unsure)}.neutral{color:var(--muted)}
.tag{display:inline-flex;align-items:center;gap:.4rem;font-size:.82rem;font-weight:600;color:var(--sev,var(--ink));white-space:nowrap}
.sev-dot{width:.62rem;height:.62rem;background:var(--sev);flex:none}
.sev-critical{--sev:light-dark(#8d1f1f,#ff9c92);--heat:light-dark(#f6dbd8,#4a2320)}
.sev-high{--sev:light-dark(#a4461a,#f3a67c);--heat:light-dark(#f9e4d8,#43291b)}
.sev-medium{--sev:light-dark(#7a5600,#e2bb62);--heat:light-dark(#f8eed2,#3a301a)}
.sev-low{--sev:light-dark(#2f5f7d,#92c2e0);--heat:light-dark(#e2eef5,#1d303c)}
.sev-info{--sev:light-dark(#5a636c,#a3adb6);--heat:light-dark(#ececea,#2a2f33)}
.sev-critical .sev-dot{transform:rotate(45deg)}
.sev-high .sev-dot{clip-path:polygon(50% 0,100% 100%,0 100%)}
.sev-low .sev-dot,.sev-info .sev-dot{border-radius:50%}
.sev-info .sev-dot{background:none;border:2px solid var(--sev)}
.blocking{padding:0;list-style:none;display:grid;counter-reset:b}
.blocking li{display:grid;grid-template-columns:5.5rem minmax(0,1fr);gap:.1rem 1rem;padding:.85rem 0;border-bottom:1px solid var(--rule)}
.blocking li:last-child{border-bottom:0}
.blocking li>p{grid-column:2;font-size:.94rem}
.blocking .tag{padding-top:.15rem}
.blocking-title{font-weight:620}
.fold>summary,.part>summary{cursor:pointer;padding:.45rem 0}
.fold>summary{font-size:.94rem}
.fold-body{padding:.2rem 0 .8rem 1.1rem;display:grid;gap:.7rem;grid-template-columns:minmax(0,1fr)}
.groups{padding:0;list-style:none;display:grid;gap:.6rem;font-size:.92rem}
.groups small{display:block;color:var(--muted)}
.groups .count{font-variant-numeric:tabular-nums;color:var(--muted);font-size:.85rem}
.clauses{display:grid;gap:.35rem;font-size:.9rem}
.clauses>div{display:grid;grid-template-columns:minmax(0,12rem) minmax(0,1fr);gap:1rem}
.clauses dt{font-weight:560}
.by-hand{list-style:none;padding:0}
.by-hand li::before{content:"☐ ";}
.profile{display:grid;gap:1.2rem;grid-template-columns:minmax(0,1fr)}
figure{background:var(--surface);border:1px solid var(--rule);border-radius:10px;padding:1rem 1.1rem}
figcaption{font-size:.92rem;margin-bottom:.6rem;max-width:52rem}
.chart{width:100%;height:auto;display:block;font-family:var(--sans)}
.chart .grid{stroke:var(--rule);stroke-width:1}
.chart .axis{fill:var(--muted);font-size:12px}
.chart .label{fill:var(--ink);font-size:13px}
.chart .line{fill:none;stroke-width:2;stroke-linejoin:round}
.chart .line-a{stroke:var(--chart-a)}
.chart .line-b{stroke:var(--chart-b);stroke-dasharray:6 4}
.chart .mark-a{fill:var(--chart-a)}
.chart .mark-b{fill:var(--surface);stroke:var(--chart-b);stroke-width:1.6}
.chart .limit{stroke:var(--bad);stroke-width:1.6;stroke-dasharray:2 4}
.chart .limit-label{fill:var(--bad);font-size:12.5px}
.section>.fold+.fold{margin-top:-.8rem}
.load-ops th,.load-ops td{padding-left:.5rem;padding-right:.5rem}
.load-ops tr>:first-child{padding-left:.75rem}
.bar{width:4.5rem;height:.5rem;display:block;margin-top:.4rem}
.bar-track{fill:var(--hatch)}
.bar-fill{fill:var(--chart-a)}
.few{color:var(--muted);font-style:italic}
.total-row th,.total-row td{font-weight:560;background:var(--sunken)}
.nowrap{white-space:nowrap}
.waiver+.waiver{margin-top:.45rem}
.signatures{background:var(--surface)}
.signatures td{height:3rem}
.signatures th[scope=row]{width:22%}
.signatures td,.signatures th,.signatures tbody tr:last-child>*{border:1px solid var(--rule)}
`;
