/** `felles power PIPELINE`: what its effect analysis could see, as a table, a curve and the smallest effect; nothing is published. */
import { resolve } from "node:path";
import { IssueError, issue } from "../../model/issue.ts";
import { power as askPower, greatestEffect } from "../../pipeline/power/index.ts";
import { powerPicture } from "../../pipeline/power/picture.ts";
import { writeFileAtomically } from "../../store/atomic.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { hostOf } from "../host.ts";
import { pathsOf } from "../paths.ts";
import { powerLines } from "../power-lines.ts";
import { safe } from "../terminal.ts";
import { dateOption, wholeOption } from "../values.ts";
import { type Answer, type Call, exits, textOption } from "../verb.ts";

/** Studies simulated at each effect, and assignments drawn in each, unless another number is asked for. */
const usual = { replicates: 1000, draws: 999 } as const;

/** Fewer say nothing, more are a mistake of a key. */
const bounds = { replicates: [20, 1_000_000], draws: [99, 1_000_000] } as const;

function wrong(option: string, value: string, expected: string): IssueError {
  return new IssueError([issue("cli.wrong-value", null, { option, value, expected })], exits.usage);
}

/** A number with a decimal point or comma; NaN when it is none. */
function numberOf(text: string): number {
  return /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : Number.NaN;
}

/** A number within bounds; null when it was not given. */
function measureOption(call: Call, name: string, least: number, most: number, expected: string): number | null {
  const text = textOption(call, name);
  if (text === undefined) return null;
  const value = numberOf(text);
  if (!(value >= least && value <= most)) throw wrong(`--${name}`, text, expected);
  return value;
}

/** A number above 0. */
function positiveOption(call: Call, name: string, below: number, expected: string): number | null {
  const value = measureOption(call, name, 0, below, expected);
  if (value === 0 || value === below) throw wrong(`--${name}`, textOption(call, name)!, expected);
  return value;
}

function countOption(call: Call, name: keyof typeof usual): number {
  const [least, most] = bounds[name];
  const value = wholeOption(call, name, `--${name}`) ?? usual[name];
  if (value < least || value > most) throw wrong(`--${name}`, String(value), `${least} … ${most}`);
  return value;
}

/** Ratios of rates apart by comma or semicolon; with decimal commas only the semicolon parts them. Each once, those nearest 1 first. */
function effectsOption(call: Call): readonly number[] | null {
  const text = textOption(call, "effects");
  if (text === undefined) return null;
  const effects = text.split(text.includes(";") ? ";" : ",").map(numberOf);
  if (effects.some((effect) => !(effect > 0 && effect <= greatestEffect))) throw wrong("--effects", text, "1,0.8,0.5");
  return [...new Set(effects)].sort((a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b)) || a - b);
}

export async function power(call: Call): Promise<Answer> {
  const out = textOption(call, "out");
  if (out !== undefined && !out.endsWith(".svg")) throw wrong("--out", out, "styrke.svg");
  const request = {
    pipeline: resolve(call.console.cwd, call.arguments[0]!),
    paths: pathsOf(call),
    asOf: dateOption(call, "asOf", "--as-of"),
    analysis: textOption(call, "analysis") ?? null,
    effects: effectsOption(call),
    replicates: countOption(call, "replicates"),
    draws: countOption(call, "draws"),
    level: positiveOption(call, "level", 1, "0.9, 0.95, 0.99"),
    seed: wholeOption(call, "seed", "--seed"),
    rate: positiveOption(call, "rate", 1e6, "25"),
    spread: measureOption(call, "spread", 0, 3, "0 … 3"),
    drift: measureOption(call, "drift", 0, 1, "0 … 1"),
    dispersion: measureOption(call, "dispersion", 1, 100, "1 … 100"),
  };
  const answer = await askPower(request, hostOf(call));
  const lines = [...powerLines(answer, call.lang, call.console.columns)];
  if (out !== undefined) {
    writeFileAtomically(resolve(call.console.cwd, out), await powerPicture(answer, call.lang));
    lines.push(fill(catalogues[call.lang].power.written, { path: safe(out) }));
  }
  return { issues: [], lines, data: answer };
}
