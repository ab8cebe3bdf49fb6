/** Owns the look on paper: A4, what stands on it and what does not. Refuses the screen. */
export const printStyle = `
@page{size:A4;margin:24mm 22mm 22mm 26mm;
@top-left{font:9pt "Microsoft YaHei","Noto Sans CJK SC",sans-serif;vertical-align:bottom;padding-bottom:4mm}
@top-right{font:9pt "Microsoft YaHei","Noto Sans CJK SC",sans-serif;vertical-align:bottom;padding-bottom:4mm}
@bottom-center{font:9pt SimSun,"Noto Serif CJK SC",serif}}
@media print{
html{scroll-padding:0}
body{background:#fff;font:10.5pt/15.5pt "FangSong","FangSong_GB2312","STFangsong","Noto Serif CJK SC",serif}
h1,.top,.skip,.bar,.filters,.tools,.side,.steps,aside,.fold,.foot,.legend,.sub,.dh,.strip,footer .js,dialog,details:not([open])>summary~*{display:none!important}
.view>main,.doc main,.sided{display:block!important;max-width:none!important;padding:0!important;margin:0!important}
a{color:inherit}
small{font-size:8.5pt;line-height:12pt;color:#222}
h2,.annex{font:13pt/20pt "SimHei","Noto Sans CJK SC",sans-serif;margin:12pt 0 4pt;break-after:avoid;color:#000!important}
.ph1{display:block;text-align:center}
.pt{font:700 20pt/30pt "FZXiaoBiaoSong-B05",SimSun,"Noto Serif CJK SC",serif}
.pl{margin-top:4pt}
.pc{display:flex;justify-content:space-between;border-top:1.2pt solid #000;border-bottom:1.2pt solid #000;padding:6pt 0;margin-top:10pt}
.filtered{display:block;text-align:center;margin-top:4pt}
.panel,.box,.sheet{border:0;border-radius:0;padding:0;box-shadow:none;background:none}
.box,.notes li,.caution{margin:6pt 0;background:none}
.classes{border-top:1.2pt solid #000;border-bottom:1.2pt solid #000;padding:6pt 0;margin-top:10pt}
.classes li{border:0;padding:0 4pt}
.classes strong{font-size:14pt}
.grid{display:flex;flex-direction:column;align-items:stretch;gap:0;margin:0}
.ord{display:inline}
.st::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.grid .failures{order:-3}.grid .common{order:-2}.grid .texts{padding:0}
.failures details>*,.common details>*{display:revert!important}
.failures summary,.common summary{display:none!important}
.common li>span:last-of-type{min-width:9em;text-align:right}
.failures li,.common li{break-inside:avoid;border-bottom:.5pt solid #777;padding:3pt 0}
.failures li+li,.common li+li{border-top:0}
.common li>.word{display:inline;flex:none;width:5em}
.texts>h2{padding:0}
.texts table{min-width:0;font-size:9.5pt;line-height:14pt}
.scroll{overflow:visible!important;margin:0!important}
.texts thead th{position:static;background:none;border-top:1.2pt solid #000;border-bottom:.8pt solid #000;white-space:normal}
.texts th,.texts td{padding:3pt 3pt}
.texts th:first-child{padding-left:0;min-width:0}
.texts td.n small{min-width:0;margin-left:2pt}
.texts tbody th small{display:inline;margin-left:4pt}
.texts thead .n{padding-right:3pt}
.texts tbody tr{border-bottom:.5pt solid #777}
.scripted .folded .late{display:table-row}
tr{break-inside:avoid}
thead{display:table-header-group}
footer{font-size:8.5pt;color:#222;margin-top:8pt}
.paper,.listed .paper{display:block;border:0;padding:0;margin:0}
.paper table{font-size:9.5pt;line-height:14pt;border-top:1.2pt solid #000;border-bottom:1.2pt solid #000}
.paper th{border-bottom:.8pt solid #000;padding:3pt 4pt;font-family:"SimHei","Noto Sans CJK SC",sans-serif}
.paper td{border-bottom:.5pt solid #777;padding:4pt}
.paper th:first-child{width:11mm}.paper th:last-child{width:15mm}
.paper td b{font-family:"SimHei","Noto Sans CJK SC",sans-serif}
.annex{display:block;break-before:page}
.marked:not(:has(.tabled)) .annex{display:none}
.listed .marked{display:block}
.pair{display:none!important}
.tabled{display:block!important;break-inside:avoid;margin:0 0 14pt}
.tabled .sheet{position:static!important}
.sheet>header{padding:0;border:0;break-after:avoid}
.sheet>header h2{font-size:11pt;line-height:16pt;margin:0}
.text{padding:0;font:9.5pt/14pt SimSun,"Noto Serif CJK SC",serif}
.tt{display:none}
.tl{font-size:8.5pt;line-height:12pt}
.form{min-width:0;font-size:8.5pt;line-height:12pt}
.form td{border-color:#000;padding:2pt 3pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.form td.on{outline:0}
.ts{display:inline;line-height:12pt}
.t,.t.on,.t:target{height:auto;padding:0 3pt;background:#fff;font-size:7.5pt;line-height:10pt}
.t.e,.t.e.on,.t.e:target{color:var(--e)}.t.w,.t.w.on,.t.w:target{color:var(--w)}.t.i,.t.i.on,.t.i:target{color:var(--i)}.t.c,.t.c.on,.t.c:target{color:var(--c)}
.t.on::before,.t:target::before{background:currentColor}
.t.w.on::before,.t.w:target::before{background:var(--wm)}
.t.c.on::before,.t.c:target::before{background:none}
.lacks{font-size:8.5pt;line-height:14pt;margin-top:3pt}
.rules article{break-inside:avoid}
.rules h1{display:block!important}
}
`;
