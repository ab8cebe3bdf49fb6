/** Owns colours, type, shapes and the switching of views. Refuses layout of single parts. */
export const tokenStyle = `
:root{--ink:#1b222b;--ink2:#48535f;--ink3:#606b77;--line:#d3d9e0;--line2:#e8ebef;--bg:#f4f5f7;--accent:#1f4e8c;--tint:#eaf1fa;
--e:#b3241b;--et:#fcedeb;--w:#7a5000;--wm:#c27c00;--wt:#fff4db;--i:#1d6470;--it:#e6f2f4;--c:#5b4a94;--ct:#f1eef9;--x:#3d4752;--ok:#2b6a4a;
--hei:"Microsoft YaHei UI","Microsoft YaHei","PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif;
--song:"SimSun","NSimSun","Songti SC","Noto Serif CJK SC","Source Han Serif SC","AR PL UMing CN",serif;
--hatch:repeating-linear-gradient(135deg,#e9dcb8 0 1px,#fffdf6 1px 6px)}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:72px}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/22px var(--hei);line-break:strict;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
h1,h2,p,ul,ol,dl,dd{margin:0;padding:0}
ul,ol{list-style:none}
h1{font-size:24px;line-height:32px}
h2{font-size:16px;line-height:24px}
small{font-size:13px;line-height:20px;font-weight:400;color:var(--ink3)}
em,i,q{font-style:normal}
q{quotes:none}
a{color:var(--accent);text-decoration:none}
a:hover{text-decoration:underline}
button,input,select{font:inherit;color:inherit}
button{cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
table{border-collapse:collapse;width:100%}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.skip{position:absolute;left:8px;top:-60px;z-index:9;background:#fff;padding:8px 16px;border:1px solid var(--accent);border-radius:4px}
.skip:focus{top:8px}
.nb{white-space:nowrap;color:var(--ink3)}
.js,.keys{display:none}
.scripted .js{display:revert}
[hidden]{display:none!important}
.scripted .keys{display:inline-flex;gap:4px;align-items:center;color:var(--ink3);font-size:13px}
.view>main{display:block}
.doc,.rules{display:none}
.doc:target,.rules:target,.doc.on,.rules.on{display:block}
.away .overview{display:none}
.single .doc{display:block}
.single .overview{display:none}
.single .overview:target{display:block}
@supports selector(:has(*)){
.doc:has(:target),.rules:has(:target){display:block}
.single:has(.overview:target,.overview :target,.rules:target,.rules :target) .doc{display:none}
.single .overview:has(:target){display:block}}
@media (scripting:none){body:has(.doc:target,.rules:target,.doc :target,.rules :target) .overview{display:none}}
.top{position:sticky;top:0;z-index:5;display:flex;align-items:center;gap:12px;height:56px;padding:0 24px;background:#fff;border-bottom:1px solid var(--line)}
.top>b{font-size:16px}
.logo{display:inline-block;width:28px;height:28px;border-radius:4px;background:var(--accent);color:#fff;text-align:center;line-height:28px;font-size:14px!important}
.top nav,.batch{flex:1;min-width:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;padding-left:12px;border-left:1px solid var(--line);color:var(--ink2)}
.top nav a{text-decoration:underline}
.btn{display:inline-block;border:1px solid #b9c1ca;border-radius:4px;background:#fff;padding:4px 15px;line-height:22px;color:var(--ink);white-space:nowrap}
.btn:hover{border-color:var(--accent);text-decoration:none}
.btn.off{color:var(--ink3);border-color:var(--line2)}
.btn[aria-pressed=true]{border-color:var(--accent);background:var(--tint);color:var(--accent)}
.link{border:0;background:none;padding:0;color:var(--accent)}
kbd,.kbd{display:inline-block;border:1px solid var(--line);border-radius:3px;background:#fff;padding:0 5px;font:12px/18px var(--hei);color:var(--ink2)}
.panel,.box{background:#fff;border:1px solid var(--line);border-radius:6px;padding:20px}
.box{padding:16px 20px;margin-bottom:16px}
.m{display:inline-block;width:10px;height:10px;margin-right:6px;flex:none;vertical-align:0;background:currentColor;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.m.e{background:var(--e)}
.m.w{background:var(--wm);clip-path:polygon(50% 0,100% 100%,0 100%)}
.m.i{background:var(--i);border-radius:50%}
.m.c{background:none;border:2px solid var(--c);width:9px;height:9px;transform:rotate(45deg)}
.m.x,.m.ok,.st.x::before,.st.ok::before{background:none;width:auto;height:auto;font:700 12px/12px var(--hei)}
.m.x::before,.st.x::before{content:"✕";color:var(--x)}
.m.ok::before,.st.ok::before{content:"✓";color:var(--ok)}
.m.p,.st.p::before{background:linear-gradient(135deg,var(--x) 50%,#fff 50%);border:1.5px solid var(--x)}
.st{font-size:14px;line-height:22px;font-weight:700;color:var(--x);margin-left:8px;white-space:nowrap}
.st.ok{color:var(--ok)}
.st::before{display:inline-block;margin-right:5px}
.st.p::before{content:"";width:10px;height:10px}
b.e,h2.e,dt.e,.e>b,.e>summary>b{color:var(--e)}
h2.w,dt.w,.w>b,.w>summary>b{color:var(--w)}
h2.i,dt.i,.i>b,.i>summary>b{color:var(--i)}
h2.c,dt.c,.c>b,.c>summary>b,.ch b{color:var(--c)}
.ph1,.annex,.filtered,.ord{display:none}
dialog{border:1px solid var(--line);border-radius:6px;padding:20px 24px;color:var(--ink)}
dialog dl{display:grid;grid-template-columns:auto 1fr;gap:8px 20px;margin:12px 0}
dialog p{margin:12px 0}
`;
