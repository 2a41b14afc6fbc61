/** The answer to `felles power` as a person reads it: what it rests on, a table, and a curve of blocks. */

import type { Lang } from "../model/labels.ts";
import type { Power, PowerAnswer, TestPower } from "../model/power.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { formatNumber, formatPercent, formatPlain } from "../text/numbers.ts";
import type { PowerWords } from "../text/words/power.ts";
import { columns, safe, wrap } from "./terminal.ts";

/** Eighths of a sign, from none to a whole. */
const blocks = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];

/** The target stands here in the curve. */
const mark = "┊";

const widest = 40;
const narrowest = 10;

/** A ratio of rates as the change that it is: −20 %. */
export function changeText(effect: number, lang: Lang): string {
  const percent = formatPercent(Math.abs(effect - 1), 0, lang);
  return effect < 1 ? `−${percent}` : `+${percent}`;
}

function bar(share: number, width: number, target: number): string {
  const eighths = Math.round(share * width * 8);
  const filled = "█".repeat(Math.floor(eighths / 8)) + blocks[eighths % 8]!;
  const at = Math.round(target * width);
  const padded = filled.padEnd(width);
  return padded[at] === " " ? `${padded.slice(0, at)}${mark}${padded.slice(at + 1)}` : padded;
}

function cell({ power, lower, upper }: Power, lang: Lang): string {
  const [from, to] = [formatNumber(lower * 100, 0, lang), formatNumber(upper * 100, 0, lang)];
  return `${formatPercent(power, 0, lang)} (${from}–${to})`;
}

/** How an effect is written in a row: a change, or that there is none. */
export function effectText(effect: number, words: PowerWords, lang: Lang): string {
  return effect === 1 ? words.noEffect : changeText(effect, lang);
}

function table(answered: readonly TestPower[], words: PowerWords, lang: Lang): readonly string[] {
  const [first] = answered;
  if (!first) return [];
  const head = [words.effect, ...answered.map(({ test }) => words.test[test])];
  const rows = first.powers.map(({ effect }, i) => [
    effectText(effect, words, lang),
    ...answered.map(({ powers }) => cell(powers[i]!, lang)),
  ]);
  return columns([head, ...rows], [0, ...answered.map((_, i) => i + 1)]);
}

function curve(
  { test, powers, detectable }: TestPower,
  words: PowerWords,
  lang: Lang,
  room: number,
): readonly string[] {
  const { target } = detectable!;
  const labels = powers.map(({ effect }) => effectText(effect, words, lang));
  const left = Math.max(...labels.map((label) => label.length));
  const width = Math.max(narrowest, Math.min(widest, room - left - 10));
  const head = fill(words.curve, { test: words.test[test], target: formatPercent(target, 0, lang) });
  return [
    ...wrap(head, room, "").split("\n"),
    ...powers.map(
      ({ power }, i) =>
        `${labels[i]!.padStart(left)} ${bar(power, width, target)} ${formatPercent(power, 0, lang).padStart(5)}`,
    ),
  ];
}

function conclusion(
  { test, detectable, replicates, powers }: TestPower,
  answer: PowerAnswer,
  words: PowerWords,
  lang: Lang,
): string {
  const name = words.test[test];
  if (detectable === null)
    return fill(words.withheld, {
      test: name,
      withheld: formatPercent(powers[0]!.withheld, 0, lang),
      replicates: formatPlain(replicates, lang),
    });
  const target = formatPercent(detectable.target, 0, lang);
  if (detectable.effect === null) {
    return fill(words.notDetectable, { test: name, target, reach: changeText(detectable.reach, lang) });
  }
  const bound = (effect: number | null): string => (effect === null ? words.beyond : changeText(effect, lang));
  return fill(words.detectable[answer.direction], {
    test: name,
    target,
    effect: changeText(detectable.effect, lang),
    nearest: bound(detectable.nearest),
    farthest: bound(detectable.farthest),
  });
}

function premises(answer: PowerAnswer, words: PowerWords, lang: Lang): readonly string[] {
  const { per, rate, spread, drift, dispersion } = answer;
  const plain = (value: number): string => formatPlain(Number(value.toPrecision(6)), lang);
  const line = (template: string, it: PowerAnswer["spread"]): string =>
    fill(template, { value: plain(it.value), from: words.from[it.from] });
  return [
    fill(words.heading, {
      analysis: safe(answer.analysis),
      indicator: safe(answer.indicator),
      pipeline: safe(answer.pipeline),
    }),
    fill(words.design, {
      treated: answer.treated,
      controls: answer.controls,
      before: answer.before,
      after: answer.after,
    }),
    fill(words.rates, {
      treated: plain(rate.treated.value * per),
      controls: plain(rate.controls.value * per),
      per: formatPlain(per, lang),
      from: words.from[rate.treated.from],
    }),
    line(words.spread, spread),
    line(words.drift, drift),
    line(words.dispersion, dispersion),
    ...(answer.sizeMatched ? [words.sizeMatched] : []),
    fill(words.settings, {
      level: plain(answer.level),
      draws: formatPlain(answer.draws, lang),
      seed: String(answer.seed),
      hash: answer.design.slice(0, 12),
    }),
  ];
}

/** @param room  signs in a line of the terminal */
export function powerLines(answer: PowerAnswer, lang: Lang, room: number): readonly string[] {
  const words = catalogues[lang].power;
  const answered = answer.tests.filter(({ detectable }) => detectable !== null);
  const wrapped = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => wrap(line, room, "").split("\n"));
  const told = table(answered, words, lang);
  const replicates = answered[0]?.replicates;
  return [
    ...wrapped(premises(answer, words, lang)),
    "",
    ...told,
    ...(replicates === undefined
      ? []
      : ["", ...wrapped([fill(words.monteCarlo, { replicates: formatPlain(replicates, lang) })])]),
    ...answered.slice(0, 1).flatMap((it) => ["", ...curve(it, words, lang, room)]),
    "",
    ...wrapped(answer.tests.map((it) => conclusion(it, answer, words, lang))),
  ];
}
