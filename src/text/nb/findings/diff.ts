/** Findings of diff, in nb. */
import type { diffCodes } from "../../../model/codes/diff.ts";
import type { FindingText } from "../../catalogue.ts";

export const diffFindings: Readonly<Record<keyof typeof diffCodes, FindingText>> = {
  "diff.unknown-side": {
    message: "{name} er verken en dato, en rapportmappe, en kjøring eller en leveranse.",
    remedy: "Skriv for eksempel «felles diff 2027-08-01 2027-10-20», to mapper under reports eller to filer.",
  },
  "diff.unlike-sides": {
    message: "De to sidene er ulike ting ({first} og {second}); ventet to av samme slag.",
    remedy: "Sammenlign to datoer, to rapportmapper, to kjøringer eller to leveranser.",
  },
  "diff.not-a-report": {
    message: "Her ligger ingen rapport som kan leses; ventet run.json og estimates.csv fra samme kjøring.",
    remedy: "Oppgi mappen for en periode, som reports/quarterly/2027-Q3.",
  },
  "diff.other-pipeline": {
    message: "De to rapportene er laget av hver sin pipeline: {first} og {second}.",
    remedy: "Sammenlign to rapporter fra samme pipeline.",
  },
};
