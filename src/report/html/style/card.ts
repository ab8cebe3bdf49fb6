/** Owns the look of cards and of the lines that point back to them. Refuses the text beside them. */
export const cardStyle = `
aside{min-width:0}
.card{background:#fff;border:1px solid var(--line);border-left:4px solid var(--e);border-radius:4px;margin-bottom:8px}
.card.w{border-left-color:var(--wm)}.card.i{border-left-color:var(--i)}
.card.c{border:1px dashed var(--c);border-left:4px double var(--c)}
.card[open],.card:target{box-shadow:0 2px 10px rgb(27 34 43/.14)}
.card.on{outline:1px solid var(--accent)}
.card>summary{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 6px;padding:9px 14px 8px 12px;cursor:pointer;list-style:none}
.card>summary::-webkit-details-marker{display:none}
.card>summary .m{margin:0;align-self:center}
.card>summary>b{font-size:13px}
.card strong{flex:1;min-width:0;display:flex;gap:10px;line-height:22px}
.card strong span{flex:1}
.card .do{flex-basis:100%;font-size:13px;line-height:20px;color:var(--ink2)}
.card[open] .do{display:none}
.card>dl{display:grid;grid-template-columns:52px minmax(0,1fr);gap:6px 8px;padding:2px 14px 12px 12px;font-size:13px;line-height:20px}
.card dt{color:var(--ink3)}
.card li{display:flex;gap:8px;justify-content:space-between;padding:2px 6px;margin:0 -6px;border-radius:3px}
.card li>:first-child{flex:1;min-width:0}
.card li q{max-width:62%;font:14px/20px var(--song);text-align:right;unicode-bidi:isolate}
.card li.on{background:var(--et)}
.card.w li.on{background:var(--wt)}.card.i li.on{background:var(--it)}.card.c li.on{background:var(--ct)}
.ph{display:block;text-align:right}
.ask{margin:0 14px 12px 12px;padding:8px 12px;background:var(--tint);border-radius:4px}
.box .ask{margin:12px 0 0}
.ask b{font-size:12px;line-height:18px;color:var(--accent)}
.acts{display:flex;align-items:center;gap:12px;padding:0 14px 12px 12px;font-size:13px}
.acts .stepper{margin-left:auto;display:flex;align-items:center;gap:4px;color:var(--ink2)}
.acts .stepper button{width:24px;height:24px;border:1px solid var(--line);border-radius:4px;background:#fff;line-height:20px;padding:0}
.acts .btn{font-size:13px;padding:2px 12px}
.ask+.btn{margin-top:12px}
.ch{font-size:13px;color:var(--ink2);margin:14px 0 6px}
.echo{border:1px solid var(--line);border-radius:4px;padding:8px 14px;font-size:13px;color:var(--ink3);background:#fafbfc}
.echo li{display:flex;gap:6px;padding:2px 0}
.echo .m{margin:5px 0 0}
.echo li span{min-width:22px;text-align:right;color:var(--ink2)}
`;
