/** The grammar of disclosure.yaml, the presets, and the rule that they become. */
import { z } from "zod";
import type { DisclosureRule } from "../../model/disclosure.ts";

const limits = ["minimumNumerator", "minimumComplement", "minimumDenominator"] as const;

type Limits = Readonly<Record<(typeof limits)[number], number>>;

function limit(numerator: number, complement: number, denominator: number): Limits {
  return { minimumNumerator: numerator, minimumComplement: complement, minimumDenominator: denominator };
}

/**
 * ssb: Statistics Norway hides cells under 3. folkehelse: the Norwegian public-health statistics hide a numerator or
 * complement of 4 or less and a denominator of 9 or less, over three years 12 and 27. strict: for what is most sensitive.
 */
export const presets: Readonly<Record<DisclosureRule["preset"], Omit<DisclosureRule, "preset">>> = {
  ssb: { ...limit(3, 3, 3), threeYears: null },
  folkehelse: { ...limit(5, 5, 10), threeYears: limit(13, 13, 28) },
  strict: { ...limit(10, 10, 30), threeYears: limit(30, 30, 90), protection: { side: 2, width: 4 } },
};

/** What every rule asks for, where it does not ask for more. */
const leastProtection = { side: 1, width: 2 } as const;

const raised = z.strictObject({
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
});

export const disclosureGrammar = z.strictObject({
  preset: z.enum(["ssb", "folkehelse", "strict"]),
  tighten: raised.optional().describe("higher limits than the preset's; over three years they hold, too"),
});

export type DisclosureText = z.output<typeof disclosureGrammar>;

export interface Looser {
  readonly key: string;
  readonly value: number;
  readonly limit: number;
}

/** The limits of `tighten` that lie under the preset's. */
export function looser(text: DisclosureText): readonly Looser[] {
  const preset = presets[text.preset];
  const floors = { ...preset, ...(preset.protection ?? leastProtection) };
  return ([...limits, "side", "width"] as const).flatMap((key) => {
    const value = text.tighten?.[key];
    return value !== undefined && value < floors[key] ? [{ key, value, limit: floors[key] }] : [];
  });
}

/** What the preset asks for, raised; nothing where it is what every rule asks for. */
function protectionOf({ preset, tighten }: DisclosureText): Pick<DisclosureRule, "protection"> {
  const from = presets[preset].protection ?? leastProtection;
  const [side, width] = [Math.max(from.side, tighten?.side ?? 0), Math.max(from.width, tighten?.width ?? 0)];
  return side > leastProtection.side || width > leastProtection.width ? { protection: { side, width } } : {};
}

export function ruleOf(text: DisclosureText): DisclosureRule {
  const preset = presets[text.preset];
  const raise = (from: Limits): Limits => {
    const to = (key: (typeof limits)[number]): number => Math.max(from[key], text.tighten?.[key] ?? 0);
    return limit(to("minimumNumerator"), to("minimumComplement"), to("minimumDenominator"));
  };
  return {
    preset: text.preset,
    ...raise(preset),
    threeYears: preset.threeYears && raise(preset.threeYears),
    ...protectionOf(text),
  };
}
