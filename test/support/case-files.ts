/** Files with a row for each course or respondent, made up, with the counts worked out here by other means than a database's. */
import { integer, type Stream, stream, uniform } from "../../src/stats/random.ts";

export interface MadeCourse {
  readonly id: string;
  readonly area: string;
  readonly sex: "jente" | "gutt";
  readonly referred: string;
  readonly talked: string;
  readonly started: string;
  readonly ended: string;
  readonly outcome: "fullført" | "avbrutt" | "flyttet" | "";
}

const day = 86_400_000;

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day;
}

function pick<T>(random: Stream, items: readonly T[]): T {
  return items[integer(random, items.length)]!;
}

/** Courses from 2026-10-01 on; names and numbers beside them are planted, and must come out nowhere. */
export function madeCourses(seed: number, count: number): readonly MadeCourse[] {
  const random = stream(seed, 3);
  return Array.from({ length: count }, (_, i) => {
    const referred = plusDays("2026-10-01", integer(random, 600));
    const begins = uniform(random) < 0.8;
    const started = begins ? plusDays(referred, integer(random, 60)) : "";
    const over = begins && uniform(random) < 0.7;
    return {
      id: `HEMMELIG-${String(i).padStart(5, "0")}`,
      area: pick(random, ["1833", "1832", "1828", "1826"]),
      sex: pick(random, ["jente", "gutt"] as const),
      referred,
      talked: uniform(random) < 0.9 ? plusDays(referred, integer(random, 90)) : "",
      started,
      ended: over ? plusDays(started, integer(random, 400)) : "",
      outcome: over ? pick(random, ["fullført", "avbrutt", "flyttet"] as const) : "",
    };
  });
}

export const courseHeader = "lopenr;navn;kommunenr;kjonn;henvist;forste_samtale;startet;avsluttet;utfall";

export function courseLine(it: MadeCourse, name = "Tjodrun Vrangedal"): string {
  return [it.id, name, it.area, it.sex, it.referred, it.talked, it.started, it.ended, it.outcome].join(";");
}

function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

export interface Cohort {
  henvist: number;
  startet: number;
  fullfort: number;
  avbrutt: number;
  flyttet: number;
  pagaar: number;
}

/** Cohorts by `area quarter sex`, status 183 days after the start or on the as-of date if that comes first. */
export function cohortsOf(courses: readonly MadeCourse[], asOf: string, open: string): ReadonlyMap<string, Cohort> {
  const found = new Map<string, Cohort>();
  const known = (date: string): string => (date !== "" && date <= asOf ? date : "");
  for (const it of courses) {
    const [referred, started, ended] = [known(it.referred), known(it.started), known(it.ended)];
    const from = started || referred;
    if (from === "" || from >= open) continue;
    for (const sex of [it.sex, "alle"]) {
      const key = `${it.area} ${quarterOf(from)} ${sex}`;
      const sum = found.get(key) ?? { henvist: 0, startet: 0, fullfort: 0, avbrutt: 0, flyttet: 0, pagaar: 0 };
      found.set(key, sum);
      sum.henvist++;
      if (started === "") continue;
      sum.startet++;
      const at = plusDays(started, 183) < asOf ? plusDays(started, 183) : asOf;
      if (ended === "" || ended > at) sum.pagaar++;
      else sum[it.outcome === "fullført" ? "fullfort" : (it.outcome as "avbrutt" | "flyttet")]++;
    }
  }
  return found;
}
