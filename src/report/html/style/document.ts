/** Owns the look of a text: its head, the findings list, sections, running text and tables. Refuses cards. */
export const documentStyle = `
.doc main{padding:24px}
.doc main:not(.sided){max-width:1208px;margin:0 auto}
.dh{display:flex;justify-content:space-between;gap:16px;align-items:flex-start}
.dh .sub{margin:2px 0 16px}
.tools{white-space:nowrap}
.scripted .tools{display:flex;gap:8px}
.strip{display:flex;flex-wrap:wrap;align-items:center;background:#fff;border:1px solid var(--line);border-radius:6px;margin-bottom:16px}
.strip>span{padding:11px 20px;border-right:1px solid var(--line2);white-space:nowrap}
.strip b{font-size:13px;margin-right:10px}
.strip strong{font-size:16px;margin-right:8px}
.strip .read{flex:1;border:0;text-align:right;white-space:normal;color:var(--ink2)}
.notes li{background:#f0f1f3;border-left:4px solid var(--x);padding:8px 16px;margin-bottom:8px}
.caution{background:#f0f1f3;border-left:4px solid var(--x);padding:12px 16px;margin-top:12px}
.pages{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}
.pages i{width:36px;height:44px;border:1px solid var(--ink3);text-align:center;line-height:42px;font-size:13px}
.pages .b{font-weight:700;background:repeating-linear-gradient(135deg,#aab3bc 0 2px,#fff 2px 6px);text-shadow:0 0 3px #fff,0 0 3px #fff,0 0 3px #fff,0 0 3px #fff}
.steps{display:none}
.side{font-size:13px}
.scripted .order{display:flex;margin-bottom:16px}
.order button{flex:1;border:1px solid var(--line);background:#fff;padding:4px 0;border-radius:4px 0 0 4px;font-size:13px}
.order button+button{border-left:0;border-radius:0 4px 4px 0}
.order [aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:#fff;font-weight:700}
.side h2{display:flex;align-items:center;font-size:13px;line-height:20px;padding:6px 20px}
.side h2 small{margin-left:auto;color:var(--ink2)}
.side ol{border-bottom:1px solid var(--line2);padding-bottom:12px;margin-bottom:10px}
.side li a{display:flex;gap:8px;padding:3px 20px 3px 17px;border-left:3px solid transparent;color:var(--ink)}
.side li b{min-width:26px;text-align:right;font-weight:400;color:var(--ink2)}
.side li span{flex:1}
.side li.on a{background:var(--tint);border-left-color:var(--accent)}
.side li.on span{font-weight:700}
.pair{margin-bottom:20px}
.sheet{background:#fff;border:1px solid var(--line);border-radius:2px;box-shadow:0 1px 2px rgb(27 34 43/.06)}
.sheet>header{display:flex;justify-content:space-between;align-items:baseline;gap:12px;padding:9px 20px;border-bottom:1px solid var(--line2)}
.quiet>summary{display:flex;align-items:baseline;gap:12px;padding:9px 20px;cursor:pointer;list-style:none}
.quiet>summary::-webkit-details-marker{display:none}
.quiet>summary span{color:var(--accent);font-size:13px}
.quiet>summary small{margin-left:auto}
.text{padding:16px 20px;font:15px/26px var(--song)}
.text>p{margin:2px 0;unicode-bidi:isolate}
.h{font-weight:700}
.toc{display:flex;align-items:baseline;gap:6px}
.toc i{flex:1;border-bottom:1px dotted var(--ink3)}
.fold>summary{border:1px dashed var(--line);border-radius:4px;text-align:center;color:var(--accent);font:13px/20px var(--hei);padding:4px;margin:4px 0;cursor:pointer;list-style:none}
.fold>summary::-webkit-details-marker{display:none}
.fold>p{margin:6px 0}
.tt{text-align:center;font-weight:700;font-size:16px}
.tl{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px;font-size:14px;line-height:21px}
.hid{background:#f0f1f3;color:var(--ink2)}
.hid b{font:700 12px/18px var(--hei)}
.text .scroll{overflow-x:auto;margin:6px 0}
.form{font-size:14px;line-height:21px}
.form td{border:1px solid #8d97a2;padding:5px 6px;text-align:center;min-width:44px;unicode-bidi:isolate}
.form td.l{text-align:left}
.form td.b{background:var(--hatch)}
.form td.b>i{font:12px/18px var(--hei);color:var(--ink3);background:#fffdf6;padding:0 3px}
.form td.e,mark.e{background:var(--et)}
.form td.w,mark.w{background:var(--wt)}
.form td.i,mark.i{background:var(--it)}
.form td.c,mark.c{background:var(--ct)}
.form td.b.w{background:var(--hatch)}
.form td mark{background:none}
mark{color:inherit;border-bottom:2px solid var(--e);print-color-adjust:exact;-webkit-print-color-adjust:exact}
mark.w{border-color:var(--wm)}mark.i{border-color:var(--i)}mark.c{border-bottom:2px dashed var(--c)}
.ts{display:block;line-height:24px}
.t{display:inline-flex;align-items:center;gap:4px;vertical-align:1px;margin:0 2px;padding:0 5px;height:18px;border:1px solid;border-radius:3px;background:#fff;font:700 12px/16px var(--hei);white-space:nowrap}
.t::before{content:"";width:8px;height:8px;background:currentColor;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.t.e{color:var(--e);border-color:#e3aaa6}
.t.w{color:var(--w);border-color:#e6c681}.t.w::before{background:var(--wm);clip-path:polygon(50% 0,100% 100%,0 100%)}
.t.i{color:var(--i);border-color:#9cc4cb}.t.i::before{border-radius:50%}
.t.c{color:var(--c);border-color:var(--c);border-style:dashed}.t.c::before{background:none;border:1.5px solid;width:7px;height:7px;transform:rotate(45deg)}
.t:hover{text-decoration:none;border-color:currentColor}
.t.on,.t:target{background:var(--e);color:#fff}
.t.w.on,.t.w:target{background:var(--w)}.t.i.on,.t.i:target{background:var(--i)}.t.c.on,.t.c:target{background:var(--c)}
.t.on::before,.t:target::before{background:#fff}.t.c.on::before,.t.c:target::before{background:none}
.form td.on{outline:2px solid var(--e);outline-offset:-1px}
.form td.w.on{outline-color:var(--wm)}.form td.i.on{outline-color:var(--i)}.form td.c.on{outline-color:var(--c)}
.lacks{font:13px/24px var(--hei);color:var(--ink2);margin-top:6px}
.chip{margin-left:12px;white-space:nowrap}
.listed .marked{display:none}
.paper{display:none}
.listed .paper{display:block;background:#fff;border:1px solid var(--line);padding:4px 20px 20px;margin-bottom:16px}
.paper h2{margin:16px 0 6px}
.paper table{table-layout:fixed}
.paper th{text-align:left;border-bottom:1px solid var(--ink);padding:4px 6px}
.paper td{vertical-align:top;border-bottom:1px solid var(--line);padding:6px}
.paper th:first-child{width:52px}.paper th:nth-child(2){width:20%}.paper th:nth-child(3){width:17%}.paper th:nth-child(5){width:22%}.paper th:last-child{width:84px}
@media screen and (min-width:820px){.pair{display:grid;grid-template-columns:minmax(0,1fr) 364px;gap:20px;align-items:start}
.tabled .sheet{position:sticky;top:var(--top,auto)}}
@media screen and (min-width:1280px){.sided{display:grid!important;grid-template-columns:280px minmax(0,1fr);column-gap:24px;padding:0 24px 24px 0!important}
.sided>*{grid-column:2}.sided>.dh{padding-top:24px}
.side{grid-column:1;grid-row:1/span 12;position:sticky;top:56px;align-self:start;max-height:calc(100vh - 56px);min-height:calc(100vh - 56px);overflow-y:auto;background:#fff;border-right:1px solid var(--line);padding:16px 0}
.order{padding:0 16px}}
@media screen and (max-width:1279px){.side{display:none}.steps{display:flex;gap:8px;position:sticky;top:56px;z-index:4;overflow-x:auto;background:var(--bg);margin:0 -24px 16px;padding:10px 24px;border-bottom:1px solid var(--line)}
.steps a{flex:none;border:1px solid var(--line);border-radius:4px;background:#fff;padding:3px 10px;font-size:13px;color:var(--ink2)}
.steps a.on{border-color:var(--accent);background:var(--tint);color:var(--accent);font-weight:700}
html{scroll-padding-top:124px}
.pair{grid-template-columns:minmax(0,1fr) 324px;gap:16px}}
@media screen and (max-width:819px){.form{min-width:600px}aside{margin-top:16px}.doc main{padding:16px}.steps{margin:0 -16px 16px;padding:10px 16px}.pair{grid-template-columns:minmax(0,1fr)}.top nav{visibility:hidden;padding:0;border:0}.dh{flex-direction:column}.strip>span{padding:8px 12px}.strip .read{text-align:left;flex-basis:100%}.text{padding:12px}}
`;
