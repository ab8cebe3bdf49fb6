/** Owns the look of the overview and of the part on rules. Refuses the page of a text. */
export const overviewStyle = `
.overview main,.rules main{max-width:1296px;margin:0 auto;padding:32px 24px 48px}
.overview h1{font-size:28px;line-height:40px}
.overview h1 em{color:var(--e)}
.sub{color:var(--ink2);margin:4px 0 24px}
.classes .bar{display:block;width:100%;height:14px;margin-bottom:16px}
.bar .e{fill:var(--e)}.bar .w{fill:var(--wm)}.bar .i{fill:var(--i)}.bar .c{fill:var(--c)}.bar .ok{fill:#c2d8ca}.bar .p{fill:url(#hatch)}.bar .x{fill:var(--x)}.bar .rest{fill:var(--line2)}.bar .hatch{fill:#7d8894}
.classes ul{display:grid;grid-template-columns:repeat(5,minmax(0,1fr))}
.classes li{display:flex;flex-direction:column;padding-left:16px;border-left:1px solid var(--line2)}
.classes li:first-child{padding-left:0;border:0}
.classes strong{font-size:24px;line-height:32px}
.classes li>b{display:flex;align-items:center;color:var(--ink)}
.grid{display:grid;grid-template-columns:minmax(0,1fr) 372px;grid-template-rows:auto auto 1fr;gap:24px;margin-top:24px;align-items:start}
.grid .texts{grid-row:1/span 4;padding:20px 0 0}
.grid>:not(.texts){grid-column:2}
.texts>h2,.texts>.filters{padding:0 20px}
.filters{margin-top:12px}
.scripted .filters{display:flex;flex-wrap:wrap;gap:8px}
.filters input{width:150px;border:1px solid #8d97a2;border-radius:4px;padding:4px 10px}
.filters button,.filters select{display:inline-flex;align-items:center;gap:4px;border:1px solid var(--line);border-radius:16px;background:#fff;padding:3px 10px;font-size:13px}
.filters select{width:112px}
.filters .m{margin:0}
.filters button b{font-weight:400}
.filters [aria-pressed=true],.filters select.set{border-color:var(--accent);background:var(--tint);font-weight:700;color:var(--accent)}
.texts .scroll{margin-top:12px;overflow-x:auto}
.texts table{min-width:720px}
.texts thead th{position:sticky;top:0;background:#f9fafb;border-top:1px solid var(--line2);border-bottom:1px solid var(--line);text-align:left;font-weight:700;font-size:13px;white-space:nowrap}
.texts th,.texts td{padding:8px 6px;vertical-align:top;text-align:left;font-weight:400}
.texts th:first-child{padding-left:20px;min-width:200px}
.texts tbody tr{border-bottom:1px solid var(--line2)}
.texts tbody th a{font-weight:700}
.texts tbody th small{display:block;font-size:12px;line-height:18px}
.texts .n{text-align:right;white-space:nowrap}
.texts td.n b{font-weight:400}
.texts td.n small{display:inline-block;min-width:44px;text-align:left;font-size:12px}
.texts thead .n .m{margin-right:4px}
.texts thead .n{padding-right:16px}
.texts thead .n:nth-child(2),.texts td.n:nth-child(2){padding-right:6px}
.texts .no{padding-left:24px;color:var(--ink2)}
.texts td:last-child,.texts thead th:last-child{padding-left:12px;padding-right:16px}
.texts tr:target,.texts tr:hover{background:#fafbfc}
.scripted .folded .late{display:none}
.foot{display:flex;justify-content:space-between;padding:12px 20px;color:var(--ink2);font-size:13px}
.none{padding:24px 20px}
.none h3{font-size:16px;margin:0 0 4px}
.none button{margin:12px 8px 0 0}
.failures li+li,.common li+li{border-top:1px solid var(--line2)}
.failures li{padding:10px 0}
.failures li a{font-weight:700;color:var(--ink);margin-right:8px}
.failures p{font-size:13px;line-height:20px;color:var(--ink2)}
.failures p b{color:var(--ink)}
.failures summary,.common summary{color:var(--accent);font-size:13px;padding-top:8px;cursor:pointer}
.common li{display:flex;flex-wrap:wrap;align-items:baseline;padding:8px 0}
.common li a,.common li>span:nth-of-type(1){flex:1;min-width:0}
.common li a{color:var(--ink)}
.common li>.word{display:none}
.common li>span:last-of-type{flex:none;margin-left:8px}
.common .bar{width:100%;height:5px;margin-top:4px}
.legend dl{display:grid;grid-template-columns:auto 1fr;gap:6px 16px;margin-top:10px;font-size:13px;line-height:20px;color:var(--ink2)}
.legend dt{font-weight:700;white-space:nowrap}
.legend dt:not([class]){padding-left:16px;color:var(--ink)}
footer{margin-top:20px;color:var(--ink3);font-size:13px}
.rules .panel{margin-bottom:12px}
.rules dl{display:grid;grid-template-columns:72px 1fr;gap:6px 12px;margin:8px 0}
.rules dt{color:var(--ink3)}
.rules q{display:inline-block;margin-right:12px;font-family:var(--song);unicode-bidi:isolate}
.rules article:target{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
@media screen and (max-width:1279px){.grid{grid-template-columns:minmax(0,1fr)}.grid>:not(.texts){grid-column:1}.grid .texts{grid-row:auto}}
@media screen and (max-width:819px){.classes ul{grid-template-columns:1fr 1fr;gap:12px}.classes li,.classes li:first-child{padding-left:12px;border-left:1px solid var(--line2)}.overview main,.rules main{padding:20px 16px}.overview h1{font-size:22px;line-height:32px}.top{padding:0 16px}.scripted .top .keys{display:none}}
`;
