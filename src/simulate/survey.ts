/** The youth survey: pupils who answered, and how many said yes, by question, grade and sex. */
import { binomial, normal } from "../stats/random.ts";
import { areas, type SimulatedArea } from "./areas.ts";
import { yearOf } from "./calendar.ts";
import { dialects, row, type Sheet, type SheetRow } from "./dialect.ts";
import { type Population, type Sex, sexes } from "./population.ts";
import { streamOf } from "./streams.ts";
import type { SurveyTruth, Truth } from "./truth.ts";

const columns = ["kommunenr", "aar", "indikator", "trinn", "kjonn", "svar", "antall"] as const;

/** Grades, the age of their pupils on 1 January, and the answering share against that of lower secondary school. */
const grades = [
  { trinn: "8", age: 13, share: 1 },
  { trinn: "9", age: 14, share: 1 },
  { trinn: "10", age: 15, share: 1 },
  { trinn: "vg1", age: 16, share: 0.85 },
  { trinn: "vg2", age: 17, share: 0.75 },
  // Nobody delivers a population aged 18: the year above stands in.
  { trinn: "vg3", age: 17, share: 0.7 },
] as const;

/** Grade 10 is where the truth states prevalences. */
const statedGrade = 2;

/** Where the senders hide everything: fewer pupils in a grade than they publish. */
const hidden: readonly string[] = ["1816"];

function shareOfYes(
  it: SurveyTruth,
  area: SimulatedArea,
  indicator: string,
  grade: number,
  sex: Sex,
  year: number,
  deviation: number,
): number {
  const base = it.prevalence[indicator]![area.role];
  const treated = area.role === "programme" && year > it.effect.from && it.effect.indicators.includes(indicator);
  const logit =
    Math.log(base / (1 - base)) +
    it.gradeSlope[indicator]! * (grade - statedGrade) +
    it.waveSlope[indicator]! * it.waves.indexOf(year) +
    it.girlSlope[indicator]! * (sex === "jente" ? 0.5 : -0.5) +
    it.areaDeviation * deviation +
    (treated ? Math.log(it.effect.oddsRatio) : 0);
  return 1 / (1 + Math.exp(-logit));
}

interface Answers {
  readonly yes: number;
  readonly no: number;
}

/** Answers of girls and boys of a grade to one question. */
function answersOf(
  truth: Truth,
  population: Population,
  area: SimulatedArea,
  year: number,
  question: number,
  grade: number,
): Readonly<Record<Sex, Answers>> {
  const it = truth.survey;
  const indicator = Object.keys(it.prevalence)[question]!;
  const deviation = normal(streamOf(truth.seed, "survey-effect", area.code, question));
  const random = streamOf(truth.seed, "survey", area.code, (year - 1900) * 1000 + question * 10 + grade);
  const { age, share } = grades[grade]!;
  const answer = (sex: Sex): Answers => {
    const asked = binomial(random, population(area.code, year, age, sex), it.responseRate * share);
    const yes = binomial(random, asked, shareOfYes(it, area, indicator, grade, sex, year, deviation));
    return { yes, no: asked - yes };
  };
  const jente = answer("jente");
  return { jente, gutt: answer("gutt") };
}

function add(parts: readonly Answers[]): Answers {
  return {
    yes: parts.reduce((sum, part) => sum + part.yes, 0),
    no: parts.reduce((sum, part) => sum + part.no, 0),
  };
}

/** All pupils by grade and in all grades; girls and boys apart in all grades, where that is delivered. */
function rowsOf(truth: Truth, population: Population, year: number): readonly SheetRow[] {
  const indicators = Object.keys(truth.survey.prevalence);
  return areas.flatMap((area) =>
    indicators.flatMap((indicator, question) => {
      const show = (n: number): number | string => (hidden.includes(area.code) ? ":" : n);
      const state = (trinn: string, kjonn: string, { yes, no }: Answers): readonly SheetRow[] => [
        row(area.code, String(year), indicator, trinn, kjonn, "ja", show(yes)),
        row(area.code, String(year), indicator, trinn, kjonn, "nei", show(no)),
      ];
      const answers = grades.map((_, grade) => answersOf(truth, population, area, year, question, grade));
      const whole = { jente: add(answers.map((it) => it.jente)), gutt: add(answers.map((it) => it.gutt)) };
      return [
        ...grades.flatMap(({ trinn }, grade) => state(trinn, "alle", add(Object.values(answers[grade]!)))),
        ...state("alle", "alle", add(Object.values(whole))),
        ...(area.role === "donor" ? [] : sexes.flatMap((sex) => state("alle", sex, whole[sex]))),
      ];
    }),
  );
}

/** Waves are held in spring and delivered in the summer; those before 2026 came together when the programme began. */
export function surveySheets(truth: Truth, population: Population): readonly Sheet[] {
  const held = (year: number): boolean => year >= yearOf(truth.first) && `${year}-Q2` <= truth.last;
  return truth.survey.waves.filter(held).map((year) => ({
    file: `undersokelse-${year}.csv`,
    provider: "Ungdomsundersøkelsen (syntetisk)",
    kind: "survey",
    received: year < 2026 ? "2026-02-12" : `${year}-07-01`,
    period: String(year),
    note: "Kjønn er oppgitt for programmet og Salten. Tall for Vevelstad er holdt tilbake av avsenderen.",
    dialect: dialects.excel,
    title: [],
    columns,
    rows: rowsOf(truth, population, year),
  }));
}
