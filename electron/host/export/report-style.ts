import type { PagePaper } from '../../core/domain/paper.ts';

/**
 * How the day's page looks: paper and ink as in the till's window, black on white when it is printed. `:host` is its
 * ground where the window itself prints it.
 */
export const reportStyle = `
:root, :host { color-scheme: light; --paper: #fbf8f3; --ink: #1d1a16; --quiet: #635c52; --line: #ddd5c8; --accent: #1f6f54; }
* { box-sizing: border-box; }
body, :host { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 Inter, "Inter Variable", "Noto Sans SC", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 60rem; margin: 0 auto; padding: 40px 24px 56px; overflow-wrap: break-word; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 24px; }
header p { margin: 0; color: var(--quiet); }
.logo { flex: 1 0 100%; margin: 0 0 8px; line-height: 0; color: var(--ink); }
.logo svg { max-width: 100%; }
h1 { flex: 1 0 100%; margin: 8px 0 0; font-size: 28px; line-height: 1.2; font-weight: 600; }
.training { flex: 1 0 100%; margin: 0 0 16px; padding: 8px 16px; border: 2px dashed currentColor; color: var(--ink); }
.sentence { margin: 12px 0 28px; font-size: 20px; line-height: 1.4; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0; margin: 0 0 32px; border: 1px solid var(--line); border-radius: 8px; }
.figures div { display: flex; flex-direction: column; justify-content: flex-start; padding: 16px 20px; }
.figures div + div { border-left: 1px solid var(--line); }
.figures dt { color: var(--quiet); font-size: 14px; }
.figures dd { margin: 4px 0 0; font-size: 32px; line-height: 1.2; font-weight: 600; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 0 48px; }
section { margin: 0 0 28px; }
section:not(:has(.list:not(.hours))), tr { break-inside: avoid; }
h2 { break-after: avoid; }
h2 { margin: 0 0 8px; font-size: 16px; font-weight: 600; color: var(--accent); }
section p { margin: 0; }
table { width: 100%; border-collapse: collapse; }
th { text-align: start; font-weight: 400; }
td, th { padding: 5px 0; vertical-align: top; }
.sums td { text-align: end; white-space: nowrap; padding-inline-start: 16px; }
.sums .sum th, .sums .sum td { border-top: 2px solid var(--ink); font-weight: 600; }
.list td, .list th { padding-inline-end: 20px; border-bottom: 1px solid var(--line); }
.list th { color: var(--quiet); font-size: 14px; }
.list td:first-child { white-space: nowrap; }
.numbers td:first-child, .words td:nth-child(3) { white-space: normal; overflow-wrap: anywhere; }
.words td:nth-child(2) { min-width: 14rem; }
.words td:last-child { min-width: 7rem; max-width: 12rem; overflow-wrap: anywhere; }
.numbers td + td, .numbers th + th { text-align: end; padding-inline-end: 0; padding-inline-start: 20px; }
footer { margin-top: 36px; padding-top: 16px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 14px; }
footer p { margin: 4px 0 0; }
.seals { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0 0 8px; }
.seals dd { margin: 0; }
code { font: 13px/1.6 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; color: var(--ink); }
@media (max-width: 40rem) { .figures { grid-template-columns: 1fr 1fr; } .figures div + div { border-left: 0; } .seals { grid-template-columns: 1fr; } .words thead { display: none; } .words tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); } .words td, .words td:last-child { display: block; max-width: none; padding: 0; border: 0; } .words td:last-child { color: var(--quiet); } }
small { display: block; margin-top: 4px; color: var(--quiet); font-size: 13px; line-height: 1.3; font-weight: 400; }
.hours td + td, .hours thead th + td ~ th { text-align: end; padding-inline: 20px 0; white-space: nowrap; }
.list.hours th { color: var(--ink); font-size: inherit; white-space: nowrap; }
.list.hours thead th { color: var(--quiet); font-size: 14px; }
.hours .bar { width: 60%; padding-inline: 8px 0; vertical-align: middle; }
.bar svg { display: block; width: 100%; height: 16px; overflow: visible; }
.bar rect { fill: var(--accent); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.bar .usual { fill: var(--line); }
.bar line { stroke: var(--ink); stroke-width: 2; vector-effect: non-scaling-stroke; }
@media print { :root, :host { --paper: #fff; --ink: #000; --quiet: #333; --line: #999; --accent: #000; } body, :host { font-size: 10pt; line-height: 1.35; } td, th { padding: 2.5pt 0; } .figures { margin-bottom: 18pt; } .figures div { padding: 8pt 12pt; } .sentence { margin: 6pt 0 16pt; font-size: 13pt; } section { margin-bottom: 16pt; } footer { margin-top: 18pt; padding-top: 8pt; font-size: 9pt; } main { padding: 0; max-width: none; } .figures dd { font-size: 20pt; } .columns { grid-template-columns: 1fr 1fr; } }
`;

/** The sheet that the page is printed on, with the margins of its country. */
export const sheetStyle: Readonly<Record<PagePaper, string>> = {
  a4: '@page { size: A4; margin: 16mm; }\n',
  letter: '@page { size: letter; margin: 0.6in; }\n',
};
