/** The grammar of disclosure.yaml and of what a pipeline tightens, and the rule that they become. */
import { z } from "zod";
import { type Loosened, loosened, presets, type Tightening, tighten } from "../../disclose/presets.ts";
import { leastProtection } from "../../disclose/protection.ts";
import type { DisclosureRule } from "../../model/disclosure.ts";
import { type Issue, issue } from "../../model/issue.ts";
import type { Path, SourceText } from "./yaml.ts";

/** What may be raised, and never lowered. */
export const raised = z.strictObject({
  minimumNumerator: z.int().min(1).optional(),
  minimumComplement: z.int().min(1).optional(),
  minimumDenominator: z.int().min(1).optional(),
  side: z
    .int()
    .min(1)
    .optional()
    .describe(
      "values that must remain possible under a hidden count, and over it, for whoever solves all that is told",
    ),
  width: z.int().min(2).optional().describe("the least distance between the ends of what must remain possible"),
  dominance: z
    .number()
    .gt(0)
    .max(100)
    .optional()
    .describe(
      "p of the p % rule: hides a count of cases from which one contributor could reckon the largest one's to within p per cent",
    ),
  minimumEffective: z
    .int()
    .min(1)
    .optional()
    .describe("how many equal answers a survey's answers must be worth, where their weights are delivered"),
});

export type RaisedText = z.output<typeof raised>;

export const disclosureGrammar = z.strictObject({
  preset: z.enum(["ssb", "folkehelse", "strict"]),
  rounding: z
    .union([z.literal(3), z.literal(5)])
    .optional()
    .describe("counts under this base are told as 0 or the base, where they are delivered, instead of being hidden"),
  tighten: raised.optional().describe("higher limits than the preset's; over three years they hold, too"),
});

export type DisclosureText = z.output<typeof disclosureGrammar>;

function tighteningOf({ side, width, ...limits }: RaisedText): Tightening {
  const protection = {
    ...(side !== undefined && { side }),
    ...(width !== undefined && { width }),
  };
  return { ...limits, ...(Object.keys(protection).length > 0 && { protection }) };
}

/** In the definition the protection's keys stand beside the others. */
const keyOf = ({ key }: Loosened): string => key.slice(key.lastIndexOf(".") + 1);

/** A finding for each key that asks for less than a rule does. */
export function checkRaised(
  rule: DisclosureRule,
  text: RaisedText | undefined,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  return loosened(rule, tighteningOf(text ?? {})).map((it) => {
    const key = keyOf(it);
    return issue("definition.looser-rule", source.at([...path, key]), { key, value: it.value, limit: it.limit });
  });
}

/** @throws RangeError where a limit would be lowered: see `checkRaised` */
export function raise(rule: DisclosureRule, text: RaisedText | undefined): DisclosureRule {
  return text ? tighten(rule, tighteningOf(text)) : rule;
}

/** The preset that a file starts from, with its rounding. */
export function presetOf({ preset, rounding }: DisclosureText): DisclosureRule {
  return rounding === undefined ? presets[preset] : { ...presets[preset], rounding: { base: rounding } };
}

/** Rounding must reach as far as hiding would, and leave as much open as a rule asks. */
export function checkRounding(rule: DisclosureRule, source: SourceText, path: Path): readonly Issue[] {
  const { rounding, minimumNumerator, protection = leastProtection } = rule;
  if (!rounding) return [];
  const limit = Math.max(minimumNumerator, protection.width + 1);
  return rounding.base < limit ? [issue("definition.small-base", source.at(path), { base: rounding.base, limit })] : [];
}
