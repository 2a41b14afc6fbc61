/** Disclosure control at the command line, in en. */
import type { DiscloseWords } from "../words/disclose.ts";

export const disclose: DiscloseWords = {
  release: "{pipeline} for {period} with what was known on {asOf} ({state})",
  state: { prepared: "prepared, may have been seen", published: "published", withdrawn: "withdrawn" },
  told: "shown in {release}",
  hidden: "hidden in {release}: {reason}",
  reason: {
    "small-numerator": "there are fewer than the rule lets be shown.",
    "small-complement": "there are fewer outside it than the rule lets be shown.",
    "small-denominator": "there are fewer to count among than the rule lets be shown.",
    complementary: "together with what is shown it would have given away another hidden number.",
    difference: "together with what is shown it would have given away a number that is too small to be shown.",
  },
  protects: "It protects {address}.",
  earlier: "The rest was told in {release}.",
  listed: "{count} addresses",
  mark: { told: "shown", hidden: "hidden", both: "hidden and shown" },
  nothing: "Nothing has been released yet.",
  withdrawn: "Withdrawn: {pipeline} for {period} (releases: {count}). What was told is remembered.",
  stillThere: "The folder {path} is still there; delete it, and ask those who were given it to do the same.",
};
