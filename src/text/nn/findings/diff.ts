/** Findings of diff, in nn. */
import type { diffCodes } from "../../../model/codes/diff.ts";
import type { FindingText } from "../../catalogue.ts";

export const diffFindings: Readonly<Record<keyof typeof diffCodes, FindingText>> = {
  "diff.unknown-side": {
    message: "{name} er korkje ein dato, ei rapportmappe, ei køyring eller ein leveranse.",
    remedy: "Skriv til dømes «felles diff 2027-08-01 2027-10-20», to mapper under reports eller to filer.",
  },
  "diff.unlike-sides": {
    message: "Dei to sidene er ulike ting ({first} og {second}); venta to av same slag.",
    remedy: "Samanlikn to datoar, to rapportmapper, to køyringar eller to leveransar.",
  },
  "diff.not-a-report": {
    message: "Her ligg ingen rapport som kan lesast; venta run.json og estimates.csv frå same køyring.",
    remedy: "Gi opp mappa for ein periode, som reports/quarterly/2027-Q3.",
  },
  "diff.other-pipeline": {
    message: "Dei to rapportane er laga av kvar sin pipeline: {first} og {second}.",
    remedy: "Samanlikn to rapportar frå same pipeline.",
  },
};
