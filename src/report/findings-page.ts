/** The findings of a check as a page that the sender of the files can be given: by file, the worst first, each with what to do. */
import type { DeliveryCount } from "../model/delivery.ts";
import type { Issue, IssueLevel } from "../model/issue.ts";
import type { Lang } from "../model/labels.ts";
import { describeIssue, placeText } from "../text/describe.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { formatPlain } from "../text/numbers.ts";
import type { Html } from "./html.ts";
import { html, nothing } from "./html.ts";
import type { PageFonts } from "./page/document.ts";
import { documentOf } from "./page/document.ts";
import { renderTable } from "./page/table.ts";

export interface CheckedFile extends DeliveryCount {
  readonly file: string;
  /** null when the file could not be read as any kind. */
  readonly kind: string | null;
  readonly issues: readonly Issue[];
}

export interface FindingsPage {
  readonly lang: Lang;
  readonly files: readonly CheckedFile[];
  /** The words for a kind: `offences` → `Recorded offences`. */
  readonly kindLabel: (kind: string) => string;
  readonly version: string;
  readonly fonts: PageFonts;
}

/** As many places of one finding as a person goes through; the rest is counted. */
const mostPlaces = 20;

const levels: readonly IssueLevel[] = ["critical", "error", "warning", "info"];

/** The findings of one file by code, the worst first, then in code-unit order. */
function byCode(issues: readonly Issue[]): readonly (readonly Issue[])[] {
  const groups = new Map<string, Issue[]>();
  for (const it of issues) groups.set(it.code, [...(groups.get(it.code) ?? []), it]);
  return [...groups.values()].sort(([a], [b]) => {
    const worse = levels.indexOf(a!.level) - levels.indexOf(b!.level);
    return worse || (a!.code < b!.code ? -1 : 1);
  });
}

function grouped(issues: readonly Issue[], lang: Lang): Html {
  const { check, cli } = catalogues[lang];
  const [first] = issues as readonly [Issue, ...Issue[]];
  const shown = issues.slice(0, mostPlaces);
  const rest = issues.length - shown.length;
  const said = shown.map((it) => describeIssue(it, lang));
  // What is to be done stands once where it is the same for all of them.
  const common = new Set(said.map((each) => each.remedy)).size === 1;
  const places = shown.map((it, i) => {
    const place = it.place ? placeText(it.place) : check.report.general;
    const own = common ? nothing : html` <strong>${check.report.remedy}</strong> ${said[i]!.remedy}`;
    return html`<li><strong>${place}</strong> ${said[i]!.message}${own}</li>\n`;
  });
  const remedy = common ? html`<p><strong>${check.report.remedy}</strong> ${said[0]!.remedy}</p>\n` : nothing;
  const caution = first.level === "critical" || first.level === "error" ? " caution" : "";
  const more = rest === 0 ? nothing : html`<p>${fill(check.report.more, { count: formatPlain(rest, lang) })}</p>\n`;
  const times = fill(check.report.times, { count: formatPlain(issues.length, lang) });
  return html`<div class="notice${caution}">
<h3>${cli.level[first.level]} · ${first.code} · ${times}</h3>
<ul class="items">
${places}</ul>
${more}${remedy}</div>
`;
}

function section(file: CheckedFile, index: number, lang: Lang): Html {
  const { report } = catalogues[lang].check;
  const groups = byCode(file.issues).map((issues) => grouped(issues, lang));
  return html`<section id="file-${index + 1}" aria-labelledby="file-${index + 1}-title">
<h2 id="file-${index + 1}-title"><span class="number">${index + 1}</span> <span>${file.file}</span></h2>
${groups.length === 0 ? html`<p>${report.none}</p>\n` : groups}</section>
`;
}

/** One self-contained HTML document; texts from deliveries are escaped, cells are only in it where a finding may quote them. */
export function renderFindings({ lang, files, kindLabel, version, fonts }: FindingsPage): string {
  const { check, report: words } = catalogues[lang];
  const { report } = check;
  const count = files.reduce((sum, it) => sum + it.issues.length, 0);
  const plain = (number: number): string => formatPlain(number, lang);
  const texts = [report.file, report.kind].map((label) => ({ label, align: "start" as const }));
  const numbers = [report.read, report.accepted, report.rejected, report.findings];
  const table = renderTable("files", report.rows, {
    columns: [...texts, ...numbers.map((label) => ({ label, align: "end" as const }))],
    rows: files.map((it) => [
      it.file,
      it.kind === null ? report.unread : kindLabel(it.kind),
      ...[it.read, it.accepted, it.rejected, it.issues.length].map(plain),
    ]),
  });
  const contents = files.map(
    (it, i) =>
      html`<li><a href="#file-${i + 1}"><span class="number">${i + 1}</span> <span>${it.file}</span></a></li>\n`,
  );
  const body = html`<a class="skip" href="#content">${words.frame.skip}</a>
<header>
<div class="page masthead">
<h1>${report.title}</h1>
<p>${count === 0 ? report.good : fill(report.intro, { files: plain(files.length), findings: plain(count) })}</p>
</div>
</header>
<div class="page columns">
<nav class="contents" aria-labelledby="contents-title">
<h2 id="contents-title">${words.frame.contents}</h2>
<ol>
${contents}</ol>
</nav>
<main id="content" tabindex="-1">
<section id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">${report.files}</h2>
${table}<p>${report.privacy}</p>
</section>
${files.map((it, i) => section(it, i, lang))}</main>
</div>
<footer class="page">
<p>${fill(report.madeBy, { version })}</p>
</footer>
`;
  return documentOf({ lang, title: report.title, fonts, body });
}
