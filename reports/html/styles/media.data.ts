/** Narrow screens, print, forced colours, reduced motion. */
export const MEDIA = `
@media (max-width:64rem){
body{display:block}
.side{position:static;height:auto;padding:1rem 1.2rem 0;overflow:visible}
.side ol{display:flex;flex-wrap:wrap;gap:.1rem .3rem}
.side a{padding:.25rem .45rem}
.side-verdict{padding:0 .45rem .3rem}
.js .side-tools.needs-js{flex-direction:row;margin-top:.5rem;padding:0 .45rem}
main{padding:1.4rem 1.2rem 3rem}}
@media (max-width:40rem){
h1{font-size:1.5rem}
main{gap:2.2rem;padding:1.2rem .9rem 2.5rem}
.verdict{padding:1.2rem 1.1rem}
.verdict-head{margin:-1.2rem -1.1rem 0;padding:1.2rem 1.1rem;gap:.8rem}
.verdict-icon{width:2.4rem;height:2.4rem}
.verdict-word{font-size:1.75rem}
.tiles{gap:.5rem 1.4rem}
.gates thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.gates,.gates caption,.gates tbody,.gates tr,.gates th,.gates td{display:block;border:0;padding:.1rem 0}
.gates tr{border-bottom:1px solid var(--rule);padding:.5rem 0}
.gates td::before{content:attr(data-label) " ";color:var(--muted);font-size:.82rem}
.gate-broken th,.gate-broken td,.gate-unsure th,.gate-unsure td{background:none;box-shadow:none!important}
.blocking li{grid-template-columns:minmax(0,1fr)}
.blocking li>p{grid-column:1}
.finding-where{padding-left:0}
.finding>details>summary,.finding-body{padding-left:.9rem;padding-right:.9rem}
.clauses>div{grid-template-columns:minmax(0,1fr);gap:0}
.scroller th[scope=row],.scroller .coverage th[scope=row]{min-width:9rem}
.scroller .matrix th[scope=row]{min-width:6.5rem;max-width:8rem}
.signatures,.signatures tbody,.signatures tr,.signatures th,.signatures td{display:block;width:auto!important}
.signatures thead{display:none}
.signatures td{height:2.2rem}
.chart .axis,.chart .label,.chart .limit-label{font-size:20px}
.js .needs-js.filter{grid-template-columns:minmax(0,1fr)}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media (forced-colors:active){
.sev-dot,.cell,.heat,.bar-fill,.bar-track,.chart *{forced-color-adjust:none}
.cell{color:CanvasText;background:Canvas}
.cell-main{font-weight:600}
.risk .heat{color:CanvasText;background:Canvas}
.cell-also,.cell-notes{color:CanvasText}
.sev-dot{background:CanvasText}
.chart .grid{stroke:GrayText}
.chart .axis,.chart .label,.chart .limit-label{fill:CanvasText}
.chart .line,.chart .mark-b,.chart .limit{stroke:CanvasText}
.chart .mark-a,.bar-fill{fill:CanvasText}
.chart .mark-b{fill:Canvas}
.bar-track{fill:Canvas;stroke:GrayText}
.verdict-icon{stroke:CanvasText}}
@media print{
:root,:root[data-theme=dark]{color-scheme:light}
@page{size:A4;margin:16mm 14mm 18mm}
html{font-size:11.5px}
body{display:block;background:#fff}
.side,.skip,.needs-js,.js .needs-js,.js .needs-js.filter{display:none!important}
main{max-width:none;padding:0;display:block}
.section,.identity{margin-bottom:1.8rem}
#matrix,#performance,#findings,#sign-off{break-before:page}
h2,h3,h4,summary,caption,figcaption{break-after:avoid}
tr,figure,.blocking li,.versus,.command,.verdict-head{break-inside:avoid}
thead{display:table-header-group}
.scroller{overflow:visible;border:0}
.scroller table{font-size:.8rem;width:100%}
.sticky{position:static;box-shadow:none}
.matrix thead th,.scroller .matrix th[scope=row],.scroller th[scope=row],.scroller .coverage th[scope=row]{min-width:0}
.matrix .cell{white-space:normal;padding:.25rem .3rem}
.gates thead th:nth-child(4){width:9rem}
.gates .result{white-space:normal}
.scroller th,.scroller td{overflow-wrap:break-word;padding:.3rem .35rem}
.part .notes-fold::details-content{content-visibility:visible;block-size:auto}
.finding[data-state=open]>details::details-content{content-visibility:visible;block-size:auto}
.finding-head::after{display:none!important}
.part::details-content{content-visibility:visible;block-size:auto}
.section a[href^="http"]::after{content:" <" attr(href) ">";font-size:.85em;color:var(--muted)}
.verdict,.finding,.scroller,figure{box-shadow:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;
