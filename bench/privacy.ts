/** The privacy guard on deliveries made up to try it: how many that hold personal data it finds, and how many that hold none it lets pass. */
import { join } from "node:path";
import { screen } from "../src/ingest/index.ts";
import { defineFolder } from "../src/pipeline/define.ts";
import { rulesOf } from "../src/pipeline/rules.ts";
import { negatives, positives } from "../test/support/privacy-cases.ts";

export interface PrivacyBench {
  readonly positives: number;
  readonly negatives: number;
  /** Positives that were refused, and those for the right reason. */
  readonly refused: number;
  readonly rightKind: number;
  /** Negatives that were refused, by what they are. */
  readonly falseAlarms: readonly string[];
  readonly recall: number;
  readonly precision: number;
  /** Share of positives refused, by kind. */
  readonly byKind: ReadonlyMap<string, { readonly refused: number; readonly all: number }>;
}

/** @param count  deliveries of each sort */
export function benchPrivacy(seed: number, count: number): PrivacyBench {
  const rules = { ...rulesOf(defineFolder(join(import.meta.dirname, "..", "pipelines"))), latest: null };
  const codesOf = (text: string): readonly string[] => {
    const screened = screen({ file: "delivery.csv", bytes: new TextEncoder().encode(text) }, rules);
    return screened.ok ? [] : screened.issues.map((it) => it.code);
  };
  const made = positives(seed, count).map(({ kind, text }) => ({ kind, codes: codesOf(text) }));
  const innocent = negatives(seed, count).map(({ what, text }) => ({ what, codes: codesOf(text) }));
  const refused = made.filter(({ codes }) => codes.length > 0).length;
  const falseAlarms = innocent
    .filter(({ codes }) => codes.length > 0)
    .map(({ what, codes }) => `${what}: ${codes[0]!}`);
  const byKind = new Map<string, { refused: number; all: number }>();
  for (const { kind, codes } of made) {
    const sum = byKind.get(kind) ?? { refused: 0, all: 0 };
    byKind.set(kind, { refused: sum.refused + (codes.includes(kind) ? 1 : 0), all: sum.all + 1 });
  }
  return {
    positives: made.length,
    negatives: innocent.length,
    refused,
    rightKind: made.filter(({ kind, codes }) => codes.includes(kind)).length,
    falseAlarms,
    recall: refused / made.length,
    precision: refused / (refused + falseAlarms.length),
    byKind,
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** What the bench says, line by line. */
export function privacyLines(seed: number, count: number): readonly string[] {
  const it = benchPrivacy(seed, count);
  return [
    `privacy guard, seed ${seed}: recall ${percent(it.recall)} of ${it.positives} deliveries with one thing planted, ` +
      `right kind ${percent(it.rightKind / it.positives)}; precision ${percent(it.precision)}, ` +
      `${it.falseAlarms.length} false alarms on ${it.negatives} deliveries with nothing`,
    ...[...it.byKind]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, sum]) => `  ${kind}: ${sum.refused} of ${sum.all}`),
    ...it.falseAlarms.map((alarm) => `  false alarm: ${alarm}`),
  ];
}
