/** Colours, type, page frame. */
export const BASE = `
:root{color-scheme:light dark;
--bg:light-dark(#f5f5f2,#131618);--surface:light-dark(#fff,#1b1f22);--sunken:light-dark(#f8f8f6,#16191c);
--ink:light-dark(#1c2126,#e7e9eb);--muted:light-dark(#5a636c,#a3adb6);--rule:light-dark(#dfe0db,#30363b);--rule-strong:light-dark(#8a9199,#6c757d);
--accent:light-dark(#1f5a8c,#8cc0ee);
--good:light-dark(#1d6540,#7ccf9f);--good-bg:light-dark(#eaf4ee,#182a20);
--bad:light-dark(#a02a22,#f29a90);--bad-bg:light-dark(#fbeeec,#331d1b);
--warn:light-dark(#7a4f00,#e7ba63);--warn-bg:light-dark(#fbf3e0,#2e2615);
--unsure:light-dark(#4c4a86,#b6b2ee);--unsure-bg:light-dark(#efeff8,#222238);
--hatch:light-dark(#e6e6e1,#24292d);
--chart-a:light-dark(#1f5a8c,#8cc0ee);--chart-b:light-dark(#7d5a9c,#c9a9e8);
--mono:ui-monospace,"SF Mono","Cascadia Mono","DejaVu Sans Mono",Menlo,Consolas,monospace;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:400 1rem/1.55 var(--sans);display:grid;grid-template-columns:13rem minmax(0,1fr);overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
main:focus{outline:none}
h1,h2,h3,h4,h5,p,dl,dd,ol,ul,figure{margin:0}
h1{font-size:1.9rem;line-height:1.2;font-weight:650;letter-spacing:-.015em}
h1 small{font-weight:400;color:var(--muted);font-size:1.1rem;letter-spacing:0}
h2{font-size:1.3rem;line-height:1.3;font-weight:640;letter-spacing:-.01em}
h3{font-size:1.05rem;line-height:1.4;font-weight:620}
h4{font-size:.82rem;font-weight:620;color:var(--muted)}
h5{font-size:.82rem;font-weight:620;color:var(--muted)}
small{font-size:.82rem}
code,pre,kbd{font-family:var(--mono);font-size:.86em}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;word-break:break-word;background:var(--sunken);border:1px solid var(--rule);border-radius:6px;padding:.7rem .85rem;font-size:.82rem;line-height:1.5;tab-size:2}
kbd{border:1px solid var(--rule-strong);border-radius:4px;padding:.05rem .35rem}
button{font:inherit;font-size:.85rem;color:var(--ink);background:var(--surface);border:1px solid var(--rule-strong);border-radius:6px;padding:.28rem .7rem;cursor:pointer;min-height:1.9rem}
button:hover{background:var(--sunken)}
.muted{color:var(--muted)}
.hash{font-size:.78rem}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-100vw;top:.5rem;background:var(--surface);padding:.5rem 1rem;z-index:9}
.skip:focus{left:.5rem}
.needs-js{display:none!important}
.js .needs-js{display:revert!important}
.js .side-tools.needs-js,.js .chips.needs-js{display:flex!important}
.side{position:sticky;top:0;align-self:start;height:100vh;overflow:auto;padding:2.6rem 1rem 1.5rem 1.5rem;font-size:.9rem}
.side ol{list-style:none;padding:0;display:grid;gap:.1rem}
.side a{display:block;color:var(--muted);text-decoration:none;padding:.26rem .6rem;border-radius:5px}
.side a:hover,.side a[aria-current]{color:var(--ink);background:var(--surface)}
.side-verdict{font-weight:680;padding:0 .6rem .7rem;letter-spacing:.01em}
.side-tools{flex-direction:column;gap:.45rem;margin-top:1.3rem;padding:0 .6rem;align-items:stretch}
main{max-width:76rem;width:100%;padding:2.4rem 2.2rem 4rem 1.2rem;display:grid;gap:2.8rem;grid-template-columns:minmax(0,1fr)}
.product{font-size:.9rem;font-weight:650}
.product span{font-weight:400;color:var(--muted)}
.identity{display:grid;gap:.5rem}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.55rem 1.8rem}
.identity .facts{margin-top:.7rem}
.facts dt{font-size:.8rem;color:var(--muted)}
.facts dd{font-size:.93rem}
.section{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}
.section>h2{padding-bottom:.45rem;border-bottom:1px solid var(--rule)}
.lead{color:var(--muted);max-width:46rem;margin-top:-.4rem;font-size:.94rem}
.empty{color:var(--muted)}
.foot{color:var(--muted);font-size:.85rem;border-top:1px solid var(--rule);padding-top:1rem}
dialog{border:1px solid var(--rule-strong);border-radius:10px;background:var(--surface);color:var(--ink);padding:1.5rem 1.8rem;max-width:26rem}
dialog::backdrop{background:rgb(0 0 0/.45)}
dialog form{margin-top:1rem}
`;
