/** The look of the page: one column, two colours for what was and what is, light and dark. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #15181c);
  --words: light-dark(#1b1f24, #e4e8ec);
  --quiet: light-dark(#57606a, #a2abb5);
  --line: light-dark(#d0d7de, #3a424b);
  --panel: light-dark(#f5f7f9, #1d2228);
  --link: light-dark(#0550ae, #79b8ff);
  --bad: light-dark(#a40e26, #ff9492);
  --good: light-dark(#116329, #6fdd8b);
  --was: light-dark(#ffebe9, #442026);
  --is: light-dark(#dafbe1, #1b3a26);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem clamp(1rem, 4vw, 3rem) 4rem; background: var(--ground); color: var(--words); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.5rem 0 0.75rem; }
h2 { font-size: 1.3rem; margin: 2.75rem 0 0.75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.08rem; margin: 1.75rem 0 0.5rem; }
h4 { font-size: 1rem; margin: 1.25rem 0 0.5rem; }
p, ul, ol { margin: 0.6rem 0; }
main > p, main > ul { max-width: 52rem; }
li { margin: 0.2rem 0; }
li > p { margin: 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
nav ol { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; font-size: 0.92rem; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.875em; }
:not(pre) > code { background: var(--panel); border-radius: 4px; padding: 0.1em 0.3em; }
pre { margin: 0.5rem 0; padding: 0.6rem 0; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; overflow-wrap: normal; line-height: 1.45; max-height: 40rem; }
pre code { display: block; width: max-content; min-width: 100%; font-size: 0.84rem; }
pre code > * { display: block; padding: 0 0.75rem; text-decoration: none; }
pre code:not(:has(> *)) { padding: 0 0.75rem; }
del { background: var(--was); }
ins { background: var(--is); }
.place, .quiet { color: var(--quiet); }
.bad { color: var(--bad); }
.good { color: var(--good); }
.scroll { overflow-x: auto; margin: 0.75rem 0; }
table { border-collapse: collapse; font-size: 0.93rem; overflow-wrap: normal; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.8rem 0.35rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { font-weight: 400; }
details { margin: 0.5rem 0; border: 1px solid var(--line); border-radius: 6px; padding: 0 0.9rem; }
details[open] { padding-bottom: 0.6rem; }
summary { cursor: pointer; padding: 0.5rem 0; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 1rem; }
figure { margin: 0.5rem 0; min-width: 0; }
figcaption { color: var(--quiet); font-size: 0.9rem; }
@media print { pre { max-height: none; } nav, .skip { display: none; } }
`;
