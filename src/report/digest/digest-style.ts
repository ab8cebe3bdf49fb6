/** Owns the look of the morning report on screen and on one sheet of A4. Refuses colours that the tokens already name. */
export const digestStyle = `
body:not(.scripted) .js{display:none}
main{max-width:1088px;margin:0 auto;padding:32px 24px 48px}
h1{font-size:26px;line-height:38px}
.sub{color:var(--ink2);margin-top:4px}
main>.panel,.calls{margin-top:20px}
.pack{font-weight:700;padding:12px 20px}
.calls{display:flex;gap:16px;align-items:stretch}
.calls>.panel{flex:1 1 0;min-width:0}
.calls:empty{display:none}
.calls h2{padding-bottom:8px}
.calls li{border-top:1px solid var(--line2);padding:8px 0}
.calls li:last-child{padding-bottom:0}
.calls p{color:var(--ink2)}
.calls p b{display:block;color:var(--ink)}
.calls .names{color:var(--ink)}
.failures li{display:grid;grid-template-columns:22px minmax(88px,36%) 1fr;gap:0 4px}
.failures div small{display:block;font-size:12px;line-height:18px}
.mark{width:11px;height:11px;margin-top:6px;fill:none;stroke:var(--x);stroke-width:1.8}
.changes{padding:20px 0 4px}
.changes>h2,.legend,.fold{padding:0 20px}
.legend{display:flex;flex-wrap:wrap;gap:4px 20px;margin:8px 0 12px;color:var(--ink2);font-size:13px}
.legend svg{width:10px;height:10px;margin-right:6px}
.fixed{fill:#7fb096}.still{fill:#606b77}.new{fill:var(--accent)}.waived{fill:#c9d0d8}.unjudged{fill:url(#hatch)}
.ground{fill:#fff}.line{fill:#606b77}
svg rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.scroll{overflow-x:auto}
.changes th,.changes td{padding:9px 8px;text-align:left;font-weight:400;vertical-align:top}
.changes thead>tr>*{background:#f9fafb;border-top:1px solid var(--line2);border-bottom:1px solid var(--line);font-size:13px;font-weight:700;color:var(--ink2);white-space:nowrap}
.changes tbody tr+tr{border-top:1px solid var(--line2)}
.changes tr>:first-child{padding-left:20px;min-width:104px;max-width:240px}
.changes tr>:last-child{padding-right:20px;min-width:160px}
.changes tbody th{font-weight:700}
.draft{white-space:nowrap}
.changes .n{text-align:right;white-space:nowrap;min-width:56px}
td.bar{width:168px;white-space:nowrap}
td.bar svg{display:block;width:152px;height:10px;margin-top:6px}
.none{color:var(--ink2)}
.changes tr>.note{padding-left:16px}
.changes thead th:last-child{padding-left:16px}
.fold{display:none}
.reckoning{display:flex;flex-wrap:wrap;padding:0}
.reckoning>div{flex:1 1 auto;padding:10px 14px;border-left:1px solid var(--line2)}
.reckoning>div:first-child{border-left:0}
.reckoning dt{font-size:13px;color:var(--ink2)}
.reckoning dd{font-weight:700;font-size:16px}
footer{margin-top:16px;color:var(--ink3);font-size:13px}
@media screen and (max-width:819px){main{padding:20px 16px}h1{font-size:22px;line-height:32px}.calls{flex-direction:column}.top{padding:0 16px}
.changes{padding:16px 0 4px}.changes>h2,.legend{padding:0 12px}
td.bar,.changes td[colspan],.changes thead th:last-child,.note:empty{display:none}
.changes table,.changes thead,.changes tbody{display:block}
.changes tr{display:grid;grid-template-columns:minmax(84px,1fr) 46px repeat(4,36px) 48px}
:lang(en) .changes tr{grid-template-columns:minmax(84px,1fr) 46px repeat(4,54px) 76px}
.changes thead>tr>*{padding:8px 0}
.changes tr>*,.changes tr>:first-child,.changes tr>.n{min-width:0;padding:8px 0}
.changes tr>:first-child{padding-left:12px}.changes tr>.n:nth-child(8){padding-right:12px}
.changes tr>.note{grid-column:1/-1;padding:0 12px 8px}}
@page{size:A4;margin:14mm 15mm}
@media print{
body{background:#fff;font-size:8.5pt;line-height:11.5pt}
.top{position:static;height:auto;padding:0 0 4pt;border-bottom:1pt solid #000}
.logo,.btn{display:none!important}
main{max-width:none;padding:8pt 0 0}
h1{font-size:14pt;line-height:20pt}
h2{font-size:10.5pt;line-height:14pt}
small,.legend,.note,.reckoning dt,footer,.failures div small{font-size:8pt;line-height:11pt}
.sub{margin-top:2pt}
.panel{border-color:#777;border-radius:0;padding:5pt 8pt}
main>.panel,.calls{margin-top:7pt}
.calls{gap:8pt}
.calls h2{padding-bottom:3pt}
.calls li{padding:2.5pt 0}
.mark{width:7pt;height:7pt;margin-top:2pt}
.changes{padding:5pt 0 0}
.changes>h2,.legend,.fold{padding:0 8pt}
.legend{margin:3pt 0 4pt;gap:0 12pt}
.scroll{overflow:visible}
.changes th,.changes td{padding:2pt 3pt}
.changes thead>tr>*{background:none;font-size:8pt;border-top:.8pt solid #000;border-bottom:.5pt solid #000}
.changes tbody tr+tr{border-top:.5pt solid #999}
.changes tr>:first-child{padding-left:8pt;min-width:0;max-width:none}
.changes tr>:last-child{padding-right:8pt;min-width:0}
.changes .n{min-width:20pt}
.changes tr>.note,.changes thead th:last-child{padding-left:8pt}
td.bar{width:72pt}
td.bar svg{width:66pt;height:6pt;margin-top:2.5pt}
.failures li{grid-template-columns:14pt 42% 1fr}
tr,li{break-inside:avoid}
thead{display:table-header-group}
.folded{display:none}
.fold{display:block;padding-top:3pt;padding-bottom:4pt;border-top:.5pt solid #999}
.reckoning{padding:0}
.reckoning>div{padding:3pt 7pt;border-color:#999}
.reckoning dd{font-size:10.5pt}
footer{margin-top:5pt}
}
`;
