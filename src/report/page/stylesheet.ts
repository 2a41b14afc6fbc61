/** How a report looks: a printed page on paper, that folds to 320 px. Colours keep WCAG AA on white and on their own grounds. */

const tokens = `
:root {
  --ink: #1b2629; --quiet: #4c5a5e; --accent: #274247; --link: #0f2080; --rule: #cfd7d9; --ground: #f3f6f6;
  --caution: #c78800; --caution-ground: #fff6e3; --focus: #a3136c;
  --measure: 45rem; --gap: clamp(1rem, 4vw, 2.5rem);
}`;

const base = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; color: var(--ink); background: #fff; font: 400 1.125rem/1.6 "Source Sans 3", "Segoe UI", Arial, sans-serif;
  overflow-wrap: break-word; border-top: 0.5rem solid var(--accent);
}
h1, h2, h3, p, ul, ol, dl, dd, figure, table { margin: 0; }
ul, ol { padding-left: 1.25em; }
h1, h2, h3 { color: var(--accent); line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(2rem, 1.4rem + 2.6vw, 3.25rem); font-weight: 700; letter-spacing: -0.01em; }
h2 { font-size: clamp(1.5rem, 1.3rem + 1vw, 2rem); font-weight: 700; }
h3 { font-size: 1.25rem; font-weight: 600; line-height: 1.3; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; }
.skip { position: absolute; left: -100vw; top: 0; padding: 0.75rem 1.25rem; background: #fff; font-weight: 600; z-index: 1; }
.skip:focus { left: 0; }`;

const frame = `
.page { max-width: 72rem; margin-inline: auto; padding-inline: var(--gap); }
.masthead { padding-block: clamp(1.5rem, 5vw, 4rem) clamp(1.25rem, 3vw, 2.5rem); border-bottom: 1px solid var(--rule); }
.masthead p { max-width: var(--measure); margin-top: 0.75rem; font-size: 1.25rem; color: var(--quiet); }
.synthetic { padding-block: 0.75rem; background: var(--caution-ground); border-bottom: 1px solid var(--caution); }
.synthetic p { max-width: var(--measure); }
.contents { padding: 1.5rem 0; font-size: 1rem; line-height: 1.4; }
.contents h2 { font-size: 1rem; font-weight: 600; color: var(--quiet); }
.contents ol { list-style: none; padding: 0; margin-top: 0.25rem; }
.contents a { display: flex; gap: 0.75em; padding: 0.4rem 0; color: inherit; text-decoration: none; }
.contents a:hover span:last-child { text-decoration: underline; }
.number { color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
.contents .number { min-width: 1.25em; }
main { min-width: 0; }
main > section { max-width: var(--measure); padding-bottom: clamp(2.5rem, 6vw, 4.5rem); }
main > section > h2 { padding-top: 1.25rem; border-top: 3px solid var(--accent); margin-bottom: 1.25rem; }
main > section > h2 { display: flex; gap: 0.5em; }
.whole { white-space: nowrap; }
main > section > * + * { margin-top: 1.25rem; }
footer { border-top: 1px solid var(--rule); padding-block: 1.5rem 3rem; font-size: 0.9375rem; line-height: 1.5; color: var(--quiet); }
footer h2 { font-size: 1rem; font-weight: 600; color: var(--quiet); }
footer p { max-width: var(--measure); margin-top: 0.25rem; overflow-wrap: anywhere; }
@media (min-width: 68rem) {
  .columns { display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 4rem; padding-top: 2.5rem; }
  .contents { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1.25rem 0; }
}
@media (max-width: 67.99rem) {
  .contents { border-bottom: 1px solid var(--rule); margin-bottom: 2rem; }
}`;

const blocks = `
.items > li + li { margin-top: 0.5rem; }
.terms > div { padding: 0.9rem 0; border-top: 1px solid var(--rule); }
.terms > div:last-child { border-bottom: 1px solid var(--rule); }
.terms dt { font-weight: 600; color: var(--accent); }
.terms dd + dd { margin-top: 0.35rem; }
.terms.folded { border-bottom: 1px solid var(--rule); }
.terms.folded > details { margin: 0; border-top: 1px solid var(--rule); }
.terms.folded summary { padding: 0.6rem 0; font-size: 1.0625rem; font-weight: 600; color: var(--accent); }
.terms.folded p { max-width: 42rem; padding: 0 0 0.5rem 1.1rem; }
.terms.folded p:last-child { padding-bottom: 1rem; }
.notice { padding: 1rem 1.25rem; background: var(--ground); border-left: 0.375rem solid var(--accent); }
.notice.caution { background: var(--caution-ground); border-left-color: var(--caution); }
.notice h3 { font-size: 1.125rem; }
.notice p { margin-top: 0.25rem; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 0 1rem; }
.numbers > div {
  display: grid; grid-row: span 3; grid-template-rows: subgrid; margin-bottom: 1rem; padding: 1rem 1.125rem;
  background: var(--ground); border-top: 3px solid var(--accent);
}
.numbers dt { font-weight: 600; line-height: 1.3; }
.numbers .value { align-self: end; margin: 0.5rem 0 0.35rem; font-weight: 600; line-height: 1.2; color: var(--accent); }
.numbers .value strong { font-size: 2rem; font-weight: 700; line-height: 1.1; font-variant-numeric: tabular-nums; }
.numbers .value.words { font-size: 1.25rem; }
.numbers .detail { font-size: 0.9375rem; line-height: 1.45; color: var(--quiet); }
.numbers .detail > span { display: block; }
figure { container-type: inline-size; }
main > section > figure, main > section > * + .table { margin-top: 2.5rem; }
.caption p { color: var(--quiet); line-height: 1.45; }
.picture { margin: 0.75rem 0 0.5rem; }
.picture svg { display: block; max-width: 100%; height: auto; }
.picture.narrow { display: none; }
.picture.narrow svg { width: min(100%, 24rem); }
@container (max-width: 40rem) { .picture.wide { display: none; } .picture.narrow { display: block; } }
.facts { font-size: 0.9375rem; line-height: 1.45; color: var(--quiet); border-top: 1px solid var(--rule); padding-top: 0.6rem; }
.facts div { margin-top: 0.2rem; }
.facts dt, .facts dd { display: inline; }
.facts dt { font-weight: 600; color: var(--ink); }
.facts dt::after { content: ":"; }
main > section > .remarks { margin-top: 0.75rem; }
.remarks { margin-top: 0.6rem; font-size: 0.9375rem; line-height: 1.45; color: var(--quiet); }
details { margin-top: 0.75rem; font-size: 1rem; }
summary { padding: 0.35rem 0; color: var(--link); cursor: pointer; }
summary span { text-decoration: underline; text-underline-offset: 0.15em; }`;

const tables = `
.scroll {
  overflow-x: auto;
  background:
    linear-gradient(to left, #fff 2rem, transparent 4rem) right / 4rem 100% no-repeat local,
    linear-gradient(to left, #d5dcde, transparent) right / 0.75rem 100% no-repeat scroll;
}
.dense { font-size: 0.9375rem; }
.dense td, .dense th { min-width: 4rem; padding-right: 0.75rem; }
.table-title { font-weight: 600; line-height: 1.35; color: var(--accent); margin-bottom: 0.35rem; }
table { border-collapse: collapse; width: 100%; font-size: 1rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
th, td { padding: 0.45rem 1rem 0.45rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--accent); }
td, th { min-width: 5.5rem; }
.end { text-align: right; white-space: nowrap; }
thead .end { white-space: normal; }
@media (max-width: 30rem) { body { font-size: 1.0625rem; } table { font-size: 0.9375rem; } }
@media screen and (max-width: 30rem) {
  .scroll[role] table { position: relative; border-top: 2px solid var(--accent); }
  .scroll[role] :is(table, tbody, tr, th, td) { display: block; }
  .scroll[role] thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .scroll[role] tr { padding: 0.5rem 0; border-bottom: 1px solid var(--rule); }
  .scroll[role] :is(th, td) { padding: 0.15rem 0; border: 0; text-align: left; white-space: normal; }
  .scroll[role] tbody th { font-weight: 600; }
  .scroll[role] td { display: flow-root; text-align: right; }
  .scroll[role] td:empty { display: none; }
  .scroll[role] td::before {
    content: attr(data-label); content: attr(data-label) / "";
    float: left; max-width: 55%; margin-right: 1rem; text-align: left; color: var(--quiet);
  }
}`;

const print = `
@page { size: A4; margin: 18mm 18mm 20mm; }
@media print {
  html { font-size: 11pt; }
  body { font-size: 1rem; line-height: 1.45; border: 0; }
  .page { max-width: none; padding: 0; }
  .columns { display: block; padding: 0; }
  .contents, .skip { display: none; }
  .masthead { padding-top: 1rem; }
  .masthead, .synthetic, .notice, .numbers > div { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .synthetic { padding: 0.5rem; }
  main > section { max-width: none; padding-bottom: 1.5rem; }
  main > section > h2 { margin-top: 1rem; break-after: avoid; }
  h3, .caption { break-after: avoid; }
  .picture { break-before: avoid; }
  .caption, .picture, .facts, .notice, .numbers > div, .terms > div, tr { break-inside: avoid; }
  .scroll { overflow: visible; }
  details { display: block; }
  details.long { display: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  summary { list-style: none; }
  summary:has(span) { display: none; }
  a { color: inherit; text-decoration: none; }
}`;

/** Everything but the fonts. */
export const stylesheet: string = [tokens, base, frame, blocks, tables, print].join("");
