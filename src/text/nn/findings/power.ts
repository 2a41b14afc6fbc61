/** Findings of questions of power, in nn. */
import type { powerCodes } from "../../../model/codes/power.ts";
import type { FindingText } from "../../catalogue.ts";

export const powerFindings: Readonly<Record<keyof typeof powerCodes, FindingText>> = {
  "power.no-effect": {
    message: "{pipeline} har ingen effektanalyse med vindauge før og etter start; venta minst éin.",
    remedy: "Spør om ein pipeline med ein analyse der question er effect, som pipelines/final-2029.yaml.",
  },
  "power.unknown-analysis": {
    message: "Effektanalysen «{analysis}» finst ikkje. Meinte du «{nearest}»?",
    remedy: "Skriv ein av: {known}.",
  },
  "power.not-counted": {
    message:
      "{analysis} i {pipeline} gjeld {indicator}, som ikkje blir talt per kvartal; venta ein rate eller eit tal per kvartal.",
    remedy: "Vel ein annan analyse med --analysis.",
  },
  "power.few-units": {
    message: "{analysis} har {treated} kommunar med tiltaket og {controls} å samanlikne med; venta minst éin og to.",
    remedy: "Rett gruppene i programme.yaml, eller units og comparator i analysen.",
  },
  "power.no-population": {
    message: "Folketalet manglar for desse kommunane: {areas}.",
    remedy: "Legg ein leveranse av typen population med dei i innboksen.",
  },
  "power.few-events": {
    message:
      "Leveransane har for få hendingar før start til at ein rate for {analysis} kan oppgjevast utan å seie noko om enkeltpersonar.",
    remedy: "Oppgje raten sjølv, som --rate 25.",
  },
};
