/** Findings of disclose, in nn. */
import type { discloseCodes } from "../../../model/codes/disclose.ts";
import type { FindingText } from "../../catalogue.ts";

export const discloseFindings: Readonly<Record<keyof typeof discloseCodes, FindingText>> = {
  "disclose.conflicting-counts": {
    message: "To tal står på same adresse, {cell} i {table}, men er ikkje like; venta eitt og same tal.",
    remedy:
      "Ingenting er gjeve ut. Sjå kva indikatorar som bruker {table}: har dei same avgrensing, må dei reknast likt; har dei ikkje det, må avgrensinga stå i definisjonen.",
  },
  "disclose.empty-ledger": {
    message: "Protokollen over utgjevingar er tom: Ingenting er gjeve ut herifrå.",
    remedy: "Køyr felles run først, eller oppgi arbeidsmappa med --work.",
  },
  "disclose.unknown-address": {
    message: "Inga utgjeving har noko tal på adressa «{address}». Meinte du «{nearest}»?",
    remedy: "Oppgi byrjinga på ei adresse, så blir alle som byrjar slik, viste; utan adresse blir alle viste.",
  },
  "disclose.no-release": {
    message: "{pipeline} har inga utgjeving for {period} som ikkje alt er trekt tilbake.",
    remedy: "Sjå med felles disclose explain kva som er gjeve ut, og sjekk namnet og perioden.",
  },
  "disclose.no-pipeline": {
    message:
      "Utgjevinga av {pipeline} for {period} kan ikkje prøvast fullt ut: Definisjonen {pipeline} finst ikkje lenger.",
    remedy: "Legg definisjonen tilbake i pipelines/, og prøv på nytt.",
  },
  "disclose.lost-delivery": {
    message: "Utgjevinga av {pipeline} for {period} byggjer på leveransar som ikkje lenger ligg i lageret.",
    remedy: "Hent work/deliveries frå ein tryggingskopi, og prøv på nytt.",
  },
  "disclose.changed-definition": {
    message:
      "Definisjonen av {pipeline} er endra sidan utgjevinga for {period}; det som var skjult då, er rekna ut med definisjonen som gjeld no.",
    remedy: "Er endringa stor, prøv på nytt med den gamle definisjonen.",
  },
  "disclose.unsafe": {
    message:
      "Det skjulte talet {address} er ikkje trygt: Saman med alt som er fortalt, kan det reknast ut for nøyaktig.",
    remedy:
      "Trekk tilbake utgjevingane som røper det, meld frå til dataeigaren, og slå saman periodar eller område i definisjonen.",
  },
  "disclose.indefensible": {
    message:
      "Skjulte tal ({count}) kan reknast ut for nøyaktig same kva som blir skjult ved sida av: {cells}. Det skulle ikkje vore mogleg.",
    remedy:
      "Ingenting er gjeve ut. Ta bort analysar som deler desse tala opp, eller slå saman periodar eller område i definisjonen.",
  },
  "disclose.contradiction": {
    message: "Ingen tabell passar med alle desse tala på same tid: {cells}. Delar og heilskap skulle stemt overeins.",
    remedy:
      "Ingenting er gjeve ut. Sjå etter summar som ikkje stemmer i leveransane, og om sumRules og totalRules i deliveries.yaml er rette.",
  },
  "disclose.rounding-changed": {
    message: "Tidlegare utgjevingar herifrå ({count}) er ikkje avrunda på same måten som disclosure.yaml ber om no.",
    remedy:
      "Ingenting er gjeve ut. Hald på avrundinga slik ho var, eller bruk ei ny arbeidsmappe (--work) for tal som ingen har fått. Same tal fortalt på to måtar røper det kvar av dei skjuler.",
  },
  "disclose.already-told": {
    message:
      "Skjulte tal ({count}) kan reknast ut av tidlegare utgjevingar åleine: {cells}. Denne utgjevinga legg ikkje noko til det som alt er fortalt.",
    remedy:
      "Meld frå til dataeigaren. Vurder å trekkje tilbake dei tidlegare utgjevingane med felles disclose withdraw.",
  },
};
