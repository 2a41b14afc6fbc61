/** Findings of disclose, in nb. */
import type { discloseCodes } from "../../../model/codes/disclose.ts";
import type { FindingText } from "../../catalogue.ts";

export const discloseFindings: Readonly<Record<keyof typeof discloseCodes, FindingText>> = {
  "disclose.conflicting-counts": {
    message: "To tall står på samme adresse, {cell} i {table}, men er ikke like; ventet ett og samme tall.",
    remedy:
      "Ingenting er gitt ut. Se hvilke indikatorer som bruker {table}: har de samme avgrensning, må de regnes likt; har de ikke det, må avgrensningen stå i definisjonen.",
  },
  "disclose.empty-ledger": {
    message: "Protokollen over utgivelser er tom: Ingenting er gitt ut herfra.",
    remedy: "Kjør felles run først, eller oppgi arbeidsmappen med --work.",
  },
  "disclose.unknown-address": {
    message: "Ingen utgivelse har noe tall på adressen «{address}». Mente du «{nearest}»?",
    remedy: "Oppgi begynnelsen på en adresse, så vises alle som begynner slik; uten adresse vises alle.",
  },
  "disclose.no-release": {
    message: "{pipeline} har ingen utgivelse for {period} som ikke alt er trukket tilbake.",
    remedy: "Se med felles disclose explain hva som er gitt ut, og sjekk navnet og perioden.",
  },
  "disclose.no-pipeline": {
    message:
      "Utgivelsen av {pipeline} for {period} kan ikke angripes fullt ut: Definisjonen {pipeline} finnes ikke lenger.",
    remedy: "Legg definisjonen tilbake i pipelines/, og angrip på nytt.",
  },
  "disclose.lost-delivery": {
    message: "Utgivelsen av {pipeline} for {period} bygger på leveranser som ikke lenger ligger i lageret.",
    remedy: "Hent work/deliveries fra en sikkerhetskopi, og angrip på nytt.",
  },
  "disclose.changed-definition": {
    message:
      "Definisjonen av {pipeline} er endret siden utgivelsen for {period}; det som var skjult da, er regnet ut med dagens definisjon.",
    remedy: "Er endringen stor, angrip på nytt med den gamle definisjonen.",
  },
  "disclose.unsafe": {
    message:
      "Det skjulte tallet {address} er ikke trygt: Sammen med alt som er fortalt, kan det regnes ut for nøyaktig.",
    remedy:
      "Trekk tilbake utgivelsene som røper det, meld fra til dataeieren, og slå sammen perioder eller områder i definisjonen.",
  },
  "disclose.indefensible": {
    message:
      "Skjulte tall ({count}) kan regnes ut for nøyaktig uansett hva som skjules ved siden av: {cells}. Det skulle ikke vært mulig.",
    remedy:
      "Ingenting er gitt ut. Ta bort analyser som deler disse tallene opp, eller slå sammen perioder eller områder i definisjonen.",
  },
  "disclose.contradiction": {
    message: "Ingen tabell passer med alle disse tallene samtidig: {cells}. Deler og helhet skulle stemt overens.",
    remedy:
      "Ingenting er gitt ut. Se etter summer som ikke stemmer i leveransene, og om sumRules og totalRules i deliveries.yaml er riktige.",
  },
  "disclose.rounding-changed": {
    message: "Tidligere utgivelser herfra ({count}) er ikke avrundet på samme måte som disclosure.yaml ber om nå.",
    remedy:
      "Ingenting er gitt ut. Behold avrundingen slik den var, eller bruk en ny arbeidsmappe (--work) for tall som ingen har fått. Samme tall fortalt på to måter røper det hver av dem skjuler.",
  },
  "disclose.already-told": {
    message:
      "Skjulte tall ({count}) kan regnes ut av tidligere utgivelser alene: {cells}. Denne utgivelsen føyer ikke noe til det som alt er fortalt.",
    remedy: "Meld fra til dataeieren. Vurder å trekke tilbake de tidligere utgivelsene med felles disclose withdraw.",
  },
};
