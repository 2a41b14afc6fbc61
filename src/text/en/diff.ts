/** Words of a comparison, in en. */
import type { DiffWords } from "../words/diff.ts";

export const diff: DiffWords = {
  title: "What has changed",
  subtitle: "From {before} to {after}",
  internal: {
    title: "For internal use",
    text: "This page compares two states of the same numbers. It is not to be released: the difference between two releases may give away what is hidden.",
  },
  nothing: "Nothing has changed.",
  causeTitle: "What the changes come of",
  cause: {
    same: "Deliveries, definition and version are the same.",
    owner: "The changes come of the deliveries: corrections by the owner, new numbers, or numbers that are missing.",
    ours: "The changes are ours: the definition or the program has changed, the deliveries are the same.",
    both: "Both the deliveries and the definition or the program have changed. Run felles diff with two dates to see what the deliveries do alone.",
  },
  made: {
    deliveries: "other deliveries",
    definition: "another definition",
    version: "another version of the program",
    period: "another period",
  },
  countsTitle: "Changes in numbers",
  kind: {
    changed: "changed",
    hidden: "hidden now",
    shown: "shown now",
    lost: "missing now",
    arrived: "arrived",
    new: "new",
    gone: "gone",
    "new-period": "new period",
  },
  column: {
    change: "Change",
    count: "Count",
    what: "Number",
    area: "Area",
    period: "Period",
    before: "Before",
    after: "Now",
  },
  more: "… and {count} more. With --json all are shown.",
  hidden: "hidden",
  missing: "missing",
  none: "–",
  written: "The comparison lies in {path}",
  sizes: "{before} numbers before, {after} numbers now.",
};
