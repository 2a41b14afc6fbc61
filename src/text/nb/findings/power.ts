/** Findings of questions of power, in nb. */
import type { powerCodes } from "../../../model/codes/power.ts";
import type { FindingText } from "../../catalogue.ts";

export const powerFindings: Readonly<Record<keyof typeof powerCodes, FindingText>> = {
  "power.no-effect": {
    message: "{pipeline} har ingen effektanalyse med vinduer før og etter start; ventet minst én.",
    remedy: "Spør om en pipeline med en analyse der question er effect, som pipelines/final-2029.yaml.",
  },
  "power.unknown-analysis": {
    message: "Effektanalysen «{analysis}» finnes ikke. Mente du «{nearest}»?",
    remedy: "Skriv en av: {known}.",
  },
  "power.not-counted": {
    message:
      "{analysis} i {pipeline} gjelder {indicator}, som ikke telles per kvartal; ventet en rate eller et antall per kvartal.",
    remedy: "Velg en annen analyse med --analysis.",
  },
  "power.few-units": {
    message: "{analysis} har {treated} kommuner med tiltaket og {controls} å sammenligne med; ventet minst én og to.",
    remedy: "Rett gruppene i programme.yaml, eller units og comparator i analysen.",
  },
  "power.no-population": {
    message: "Folketallet mangler for disse kommunene: {areas}.",
    remedy: "Legg en leveranse av typen population med dem i innboksen.",
  },
  "power.few-events": {
    message:
      "Leveransene har for få hendelser før start til at en rate for {analysis} kan oppgis uten å si noe om enkeltpersoner.",
    remedy: "Oppgi raten selv, som --rate 25.",
  },
};
