/** Which provider's layout a file follows: told by the sender, or by headers that only this provider uses. */
import type { Issue, Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Sheet } from "../../model/sheet.ts";
import { fold } from "../fold.ts";
import { headLines } from "../limits.ts";
import { topOf } from "../rows/coded.ts";
import { within } from "../sheets.ts";
import type { Candidate, ProviderFit } from "./fit.ts";
import { fitHeader, isWhole, joinedHeader, repeated } from "./fit.ts";
import { likeAny } from "./pattern.ts";

/** A sheet that follows a provider's layout. */
export interface Followed {
  readonly sheet: Sheet;
  readonly fit: ProviderFit;
  /** Whether the note says so, by the layout's id or the sender's name. */
  readonly told: boolean;
}

export interface Search {
  readonly followed: readonly Followed[];
  /** What keeps the file from the layout that its note tells of; null where it tells of none. */
  readonly misfit: readonly Issue[] | null;
}

function sheetFor({ provider }: Candidate, sheet: Sheet): Sheet | null {
  if (provider.sheet !== null && sheet.origin !== null && fold(sheet.origin.name) !== fold(provider.sheet)) return null;
  return provider.range === null ? sheet : within(sheet, provider.range);
}

/** Every way of reading one of the first rows as the header of a layout. */
function attempts(candidate: Candidate, sheet: Sheet): readonly ProviderFit[] {
  const { headerRows } = candidate.provider;
  const rows = topOf(sheet, headLines + headerRows - 1);
  return rows
    .slice(0, headLines)
    .map((_, i) => rows.slice(i, i + headerRows))
    .filter((each) => each.length === headerRows)
    .map((each) => fitHeader(joinedHeader(each), candidate));
}

/** How much a row resembles the header of a layout. */
function resemblance({ found, wide, unknown }: ProviderFit): number {
  return 2 * (found.size + wide.length) - unknown.length;
}

function names(fit: ProviderFit): string {
  return fit.candidate.layout.columns.map((column) => column.name).join(", ");
}

/** Everything that keeps a row from being the header of its layout. Unknown headers are not quoted: they may be no headers. */
function misfits(fit: ProviderFit, file: string): readonly Issue[] {
  const { candidate, row, unknown, missing, contradicted, found } = fit;
  const { id } = candidate.provider;
  const place = { file, line: row.line };
  const wanted = (name: string): string => {
    const wide = candidate.provider.wide.filter((each) => each.value === name || each.headers.includes(`{${name}}`));
    const known = [...candidate.names].filter(([, column]) => column.name === name).map(([header]) => header);
    return [...wide.map((each) => each.headers), ...known].join(", ");
  };
  return [
    ...unknown.map((index) =>
      issue("ingest.unknown-column", { ...place, column: index + 1 }, { kind: id, columns: names(fit) }),
    ),
    ...repeated(fit).map(([column, places]) =>
      issue(
        "ingest.duplicate-column",
        { ...place, column: places[1]! + 1, field: column.name },
        { columns: places.map((index) => index + 1).join(", ") },
      ),
    ),
    ...contradicted.map((column) =>
      issue(
        "ingest.stated-column",
        { ...place, column: found.get(column)![0]! + 1, field: column.name },
        { layout: id },
      ),
    ),
    ...missing.map((column) =>
      issue("ingest.missing-column", { ...place, field: column.name }, { kind: id, aliases: wanted(column.name) }),
    ),
  ];
}

/** The attempt to complain about: the one that resembles its header most. */
function closest(fits: readonly ProviderFit[]): ProviderFit | null {
  let best: ProviderFit | null = null;
  for (const fit of fits) if (resemblance(fit) > (best ? resemblance(best) : 0)) best = fit;
  return best;
}

/**
 * The layouts that a file follows, each at its first fitting row.
 *
 * @param sender  as the note says; null when nobody said. A layout for other senders is then left out
 * @param named   the layout that the note names itself; null for none
 */
export function findFollowed(
  sheets: readonly Sheet[],
  candidates: readonly Candidate[],
  { file, sender, named }: { readonly file: string; readonly sender: string | null; readonly named: string | null },
): Search {
  const followed: Followed[] = [];
  const told: ProviderFit[] = [];
  for (const candidate of candidates) {
    const { id, providers } = candidate.provider;
    const sent = sender !== null && likeAny(providers)(sender);
    if (named === null && sender !== null && providers.length > 0 && !sent) continue;
    const isTold = sent || named === id;
    for (const sheet of sheets) {
      const cut = sheetFor(candidate, sheet);
      if (!cut) continue;
      const tried = attempts(candidate, cut);
      const fit = tried.find((each) => isWhole(each) && (isTold || each.own > 0));
      if (fit) followed.push({ sheet: cut, fit, told: isTold });
      else if (isTold) told.push(...tried);
      if (fit) break;
    }
  }
  const near = followed.length > 0 ? null : closest(told);
  return { followed, misfit: near ? misfits(near, file) : null };
}

/** The one layout that a file follows: the one that is told of, else the one with most headers of its own. */
export function chooseFollowed(followed: readonly Followed[], file: string): Outcome<Followed> {
  const told = followed.filter((each) => each.told);
  const among = told.length > 0 ? told : followed;
  const most = Math.max(...among.map((each) => each.fit.own));
  const best = among.filter((each) => each.fit.own === most);
  if (best.length === 1) return accepted(best[0]!);
  const layouts = best.map((each) => each.fit.candidate.provider.id).sort();
  return rejected([
    issue("ingest.ambiguous-layout", { file, line: best[0]!.fit.row.line }, { layouts: layouts.join(", ") }),
  ]);
}
