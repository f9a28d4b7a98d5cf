/** The look of the page of a comparison: one column below 700 pixels, light or dark as the system has it. */

/** The style sheet. Every colour of text on its ground has a contrast of 4.5 or more. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fff; --text: #1c1e21; --faint: #595f66; --line: #d5d9de; --bar: #0b7a75;
  --own: #f4f5f7; --gone: #ffdcd7; --gone-line: #b3261e; --new: #d3f2d8; --new-line: #1b6e2e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15181b; --text: #e7e9eb; --faint: #a5acb4; --line: #3a4046; --bar: #4fc3bc;
    --own: #1d2125; --gone: #5a2320; --gone-line: #ff9c91; --new: #17452a; --new-line: #7ddc93;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.55 system-ui, sans-serif; overflow-wrap: anywhere;
}
main { max-width: 1200px; margin: 0 auto; padding: 24px 20px 64px; }
h1 { font-size: 1.35rem; line-height: 1.35; margin: 0 0 12px; }
h2 {
  display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; justify-content: space-between;
  font-size: 1rem; margin: 28px 0 4px; padding-top: 8px; border-top: 1px solid var(--line);
}
h2 small { font-weight: normal; font-size: 0.875rem; color: var(--faint); }
.measures { margin: 12px 0 4px; }
.legend { margin: 0; color: var(--faint); font-size: 0.875rem; }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 24px; }
.heads { position: sticky; top: 0; background: var(--ground); border-bottom: 1px solid var(--line); padding: 8px 0; z-index: 1; }
.heads p { margin: 0; }
.heads b { font-weight: 600; }
.heads span { display: block; color: var(--faint); font-size: 0.875rem; }
.cell { position: relative; margin: 0; padding: 4px 0 4px 56px; min-width: 0; }
/* its bar takes 3 pixels */
.shared .number { left: -3px; }
.shared { border-left: 3px solid var(--bar); padding-left: 53px; }
.number {
  position: absolute; left: 0; width: 44px; text-align: right; color: var(--faint);
  font-size: 0.8125rem; line-height: 1.9; font-variant-numeric: tabular-nums; user-select: none;
}
.own { background: var(--own); }
.own p { margin: 0; padding: 4px 0; position: relative; }
.own p .number { left: -56px; }
summary { color: var(--faint); cursor: pointer; font-size: 0.9375rem; padding: 4px 0; }
summary:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
.fold > summary { padding: 4px 0 4px 53px; border-left: 3px solid var(--bar); }
.unshared { margin: 8px 0; }
del, ins { color: inherit; text-decoration: none; border-radius: 2px; padding: 0 1px; }
del { background: var(--gone); border-bottom: 2px solid var(--gone-line); }
ins { background: var(--new); border-bottom: 2px solid var(--new-line); }
.narrow { display: none; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 700px) {
  main { padding: 16px 12px 48px; }
  .row { grid-template-columns: 1fr; }
  .heads { position: static; gap: 12px 0; }
  .narrow { display: inline; }
  .same .b { display: none; }
  .cell { padding: 4px 0 4px 12px; }
  .shared { padding-left: 9px; }
  .fold > summary { padding-left: 9px; }
  .number, .own p .number { position: static; display: block; width: auto; text-align: left; line-height: 1.4; }
  summary .number { display: inline; padding-right: 6px; }
}
@media print {
  .heads { position: static; }
  .row { break-inside: avoid; }
}
`;
