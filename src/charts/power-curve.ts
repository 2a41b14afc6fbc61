/** The power of a design over the effect: one line for each method, with its Monte-Carlo interval and the target. */
import type { VegaLiteSpec } from "../model/figure.ts";
import type { Lang } from "../model/labels.ts";
import type { PowerAnswer } from "../model/power.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { formatPercent } from "../text/numbers.ts";
import { ink, specification, widths } from "./theme.ts";

export interface PowerPicture {
  readonly spec: VegaLiteSpec;
  readonly title: string;
  /** What a reader who cannot see it needs to know. */
  readonly alt: string;
}

/** SSB's colours that keep 3:1 on white, with a shape of its own for each: never by colour alone. */
const styles = [
  { colour: "#1a9d49", shape: "circle", dash: [1, 0] },
  { colour: "#0f2080", shape: "square", dash: [6, 3] },
] as const;

const height = 280;

/** Shares that the axis names. */
const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];

/**
 * Simulated numbers, not counts: they need no release (pipeline/power/baseline.ts says what they rest on). Methods that
 * gave no answer have no line; the text says so.
 */
export function powerCurve(answer: PowerAnswer, lang: Lang): PowerPicture {
  const words = catalogues[lang].power;
  const answered = answer.tests.filter(({ detectable }) => detectable !== null);
  const percent = (value: number): string => formatPercent(value, 0, lang);
  const label = (effect: number): string =>
    effect === 1 ? words.noEffect : `${effect < 1 ? "−" : "+"}${percent(Math.abs(effect - 1))}`;
  const names = answered.map(({ test }) => words.test[test]);
  const values = answered.flatMap(({ test, powers }) =>
    powers.map(({ effect, power, lower, upper }) => ({
      effect: label(effect),
      test: words.test[test],
      power,
      lower,
      upper,
    })),
  );
  const order = [...new Set(values.map((row) => row.effect))];
  const x = {
    field: "effect",
    type: "ordinal",
    sort: order,
    axis: { title: words.effect, titlePadding: 8, labelAngle: 0 },
  };
  const y = {
    field: "power",
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis: {
      title: words.axis,
      titlePadding: 10,
      values: ticks,
      labelExpr: `[${ticks.map((tick) => JSON.stringify(percent(tick))).join(", ")}][round(datum.value * 5)]`,
    },
  };
  const key = (range: "colour" | "shape" | "dash") => ({
    field: "test",
    type: "nominal",
    sort: names,
    scale: { domain: names, range: answered.map((_, i) => styles[i]![range]) },
    legend: { title: null, orient: "top" },
  });
  const target = answered[0]?.detectable?.target;
  const body = {
    width: widths.wide,
    height,
    autosize: { type: "fit", contains: "padding" },
    data: { values },
    layer: [
      ...(target === undefined
        ? []
        : [
            {
              data: { values: [{ target }] },
              mark: { type: "rule", color: ink.axis, strokeDash: [3, 3] },
              encoding: { y: { field: "target", type: "quantitative" } },
            },
          ]),
      {
        mark: { type: "rule", strokeWidth: 2, opacity: 0.5 },
        encoding: { x, y: { ...y, field: "lower" }, y2: { field: "upper" }, color: key("colour") },
      },
      {
        mark: { type: "line", strokeWidth: 2 },
        encoding: { x, y, color: key("colour"), strokeDash: key("dash") },
      },
      {
        mark: { type: "point", filled: true, size: 60, opacity: 1 },
        encoding: { x, y, color: key("colour"), shape: key("shape") },
      },
    ],
  };
  const title = fill(words.heading, {
    analysis: answer.analysis,
    indicator: answer.indicator,
    pipeline: answer.pipeline,
  });
  const curves = answered.map(({ test, powers }) =>
    fill(words.altCurve, {
      test: words.test[test],
      from: percent(powers[0]!.power),
      to: percent(powers.at(-1)!.power),
    }),
  );
  const alt = fill(words.alt, {
    analysis: answer.analysis,
    indicator: answer.indicator,
    first: order[0] ?? words.noEffect,
    last: order.at(-1) ?? words.noEffect,
    curves: curves.join(" "),
  });
  return { spec: specification(alt, body, lang), title, alt };
}
