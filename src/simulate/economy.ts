/** Budget and accounts of the programme and of Felles Ansvar Salten: a year's frame shared out by item and by source. */
import { uniform } from "../stats/random.ts";
import { seasonOf, yearOf, yearsBetween } from "./calendar.ts";
import { dialects, row, type Sheet, type SheetRow } from "./dialect.ts";
import { streamOf } from "./streams.ts";
import type { Truth } from "./truth.ts";

const columns = ["aar", "region", "post", "kilde", "budsjett", "regnskap"] as const;

interface Frame {
  readonly region: string;
  /** NOK in the first year given; grows by `growth` a year after it. */
  readonly first: number;
  readonly from: number;
  readonly growth: number;
  /** Frames that do not follow the growth: a first year that is only half. */
  readonly fixed: Readonly<Record<number, number>>;
  readonly posts: Readonly<Record<string, number>>;
  readonly sources: (year: number) => Readonly<Record<string, number>>;
}

/** The programme: 3.5 mill. NOK a year from the county, from 2027 the State Administrator, and the municipalities. Salten: 2 350 000 in 2026. */
const frames: readonly Frame[] = [
  {
    region: "programme",
    from: 2026,
    first: 3_500_000,
    growth: 0.03,
    fixed: { 2026: 1_900_000 },
    posts: { stillinger: 0.68, drift: 0.1, kompetanse: 0.1, lokaler: 0.08, evaluering: 0.04 },
    sources: (year) =>
      year === 2026
        ? { fylkeskommune: 0.7, statsforvalter: 0, kommuner: 0.2, politi: 0.1 }
        : { fylkeskommune: 0.4, statsforvalter: 0.38, kommuner: 0.16, politi: 0.06 },
  },
  {
    region: "salten",
    from: 2016,
    first: 1_750_000,
    growth: 0.03,
    fixed: { 2026: 2_350_000 },
    posts: { stillinger: 0.86, drift: 0.07, kompetanse: 0.04, lokaler: 0.03, evaluering: 0 },
    sources: () => ({ fylkeskommune: 0.25, statsforvalter: 0, kommuner: 0.65, politi: 0.1 }),
  },
];

const step = 1000;

/** Whole thousands that sum to the frame: the first part takes what rounding leaves. */
function shareOut(frame: number, shares: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const names = Object.keys(shares);
  const parts = names.map((name) => Math.round((frame * shares[name]!) / step) * step);
  const left = frame - parts.reduce((sum, part) => sum + part, 0);
  return Object.fromEntries(names.map((name, i) => [name, i === 0 ? parts[0]! + left : parts[i]!]));
}

function frameOf(frame: Frame, year: number): number {
  return frame.fixed[year] ?? Math.round((frame.first * (1 + frame.growth) ** (year - frame.from)) / step) * step;
}

function rowsOf(truth: Truth, frame: Frame, year: number, closed: boolean): readonly SheetRow[] {
  const budget = frameOf(frame, year);
  const spent = uniform(streamOf(truth.seed, "economy", "0", frames.indexOf(frame) * 10_000 + year));
  const accounts = Math.round((budget * (0.94 + 0.08 * spent)) / step) * step;
  const state = (post: string, kilde: string, planned: number, actual: number): SheetRow =>
    row(String(year), frame.region, post, kilde, planned, closed ? actual : "..");
  const posts = shareOut(budget, frame.posts);
  const postsSpent = shareOut(accounts, frame.posts);
  const sources = shareOut(budget, frame.sources(year));
  const sourcesSpent = shareOut(accounts, frame.sources(year));
  return [
    state("alle", "alle", budget, accounts),
    ...Object.keys(posts).map((post) => state(post, "alle", posts[post]!, postsSpent[post]!)),
    ...Object.keys(sources).map((source) => state("alle", source, sources[source]!, sourcesSpent[source]!)),
  ];
}

/**
 * In March comes a statement of all years: the accounts of those that are closed, the budget of the one that runs. A
 * history that ends with a year holds the statement of the March after it.
 */
export function economySheets(truth: Truth): readonly Sheet[] {
  const first = yearOf(truth.first);
  const last = yearOf(truth.last) + (seasonOf(truth.last) === 3 ? 1 : 0);
  return yearsBetween(2026, last).map((delivered) => ({
    file: `okonomi-${delivered}.csv`,
    provider: "Polarsirkelrådet (syntetisk)",
    kind: "economy",
    received: `${delivered}-03-15`,
    period: String(delivered),
    note: "Budsjett for året og regnskap for avsluttede år. Kroner.",
    dialect: dialects.excel,
    title: ["Felles Ansvar: budsjett og regnskap"],
    columns,
    rows: frames.flatMap((frame) =>
      yearsBetween(Math.max(first, frame.from), delivered).flatMap((year) =>
        rowsOf(truth, frame, year, year < delivered),
      ),
    ),
  }));
}
