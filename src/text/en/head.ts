/** Cover and colophon, in en. */
import type { HeadWords } from "../words/head.ts";

export const head: HeadWords = {
  version: "Made with felles-ansvar {version}.",
  definition: "Definition {hash}; seed {seed}.",
  asOf: "Based on deliveries received up to {date}.",
  noPlan: "No analysis plan is locked: every number is marked as exploratory.",
};
