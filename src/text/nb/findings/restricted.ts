/** Findings of restricted sources, in nb. */
import type { restrictedCodes } from "../../../model/codes/restricted.ts";
import type { FindingText } from "../../catalogue.ts";

export const restrictedFindings: Readonly<Record<keyof typeof restrictedCodes, FindingText>> = {
  "restricted.unknown-source": {
    message: "«{source}» er ingen skjermet kilde; ventet en av {known}.",
    remedy: "Rett navnet i --restricted, eller legg kilden til under restricted i pipelines/deliveries.yaml.",
  },
  "restricted.wrong-option": {
    message: "En skjermet kilde oppgis som KILDE=STI.",
    remedy: "Skriv for eksempel --restricted followup-cases=/sikker/saker.csv.",
  },
  "restricted.missing-file": {
    message: "Filen til den skjermede kilden finnes ikke; stien gjentas ikke.",
    remedy: "Rett stien, og se etter at det sikre området er tilkoblet.",
  },
  "restricted.not-a-file": {
    message: "Stien til den skjermede kilden er ingen fil.",
    remedy: "Oppgi selve filen, ikke mappen.",
  },
  "restricted.unreadable": {
    message: "Filen til den skjermede kilden kan ikke leses.",
    remedy: "Se etter at du har lesetilgang til den.",
  },
  "restricted.not-table": {
    message: "Filen til den skjermede kilden er ingen tabell som kan leses; hva som står i den, gjentas ikke.",
    remedy: "Lever den som CSV i UTF-8 med én rad for hver sak.",
  },
  "restricted.no-header": {
    message: "Ingen av de første {lines} linjene har overskriftene til kilden; mangler {missing}.",
    remedy: "Legg overskriftene som filen har, til under columns i pipelines/deliveries.yaml.",
  },
  "restricted.double-column": {
    message: "Flere kolonner kan være {role}.",
    remedy: "La bare én overskrift i filen passe til {role}.",
  },
  "restricted.read": {
    message:
      "Lest én gang og lagt sammen: {read} rader lest, {accepted} talt, {rejected} ikke talt. Radene er ikke lagret.",
    remedy: "Ingenting å gjøre.",
  },
  "restricted.broken-line": {
    message: "{count} rader kan ikke deles i kolonner, den første er rad {row}.",
    remedy: "Se etter anførselstegn og skilletegn i radene.",
  },
  "restricted.no-identifier": {
    message: "{count} rader har ikke noe løpenummer, den første er rad {row}.",
    remedy: "Gi hver rad et løpenummer; det blir ikke lagret.",
  },
  "restricted.unknown-area": {
    message: "{count} rader har et ukjent kommunenummer, den første er rad {row}.",
    remedy: "Rett nummeret, eller legg kommunen til i pipelines/programme.yaml.",
  },
  "restricted.unknown-sex": {
    message: "{count} rader har et ukjent ord for kjønn, den første er rad {row}.",
    remedy: "Legg ordet til under codes for kilden i pipelines/deliveries.yaml.",
  },
  "restricted.unknown-grade": {
    message: "{count} rader har et ukjent ord for klassetrinn, den første er rad {row}.",
    remedy: "Legg ordet til under codes for kilden i pipelines/deliveries.yaml.",
  },
  "restricted.not-date": {
    message:
      "{count} rader har en dato som ikke er noen dato, den første er rad {row}; ventet 2027-09-30 eller 30.09.2027.",
    remedy: "Rett datoen i kilden.",
  },
  "restricted.no-date": {
    message: "{count} rader har verken henvisningsdato eller startdato, den første er rad {row}.",
    remedy: "Fyll ut en av dem i kilden.",
  },
  "restricted.not-year": {
    message: "{count} rader har et år som ikke er noe år, eller som ikke er kommet, den første er rad {row}.",
    remedy: "Rett året i kilden.",
  },
  "restricted.not-weight": {
    message: "{count} rader har en vekt som ikke er et tall fra 0, den første er rad {row}.",
    remedy: "Rett vekten i kilden.",
  },
  "restricted.wrong-order": {
    message: "{count} rader har datoer i gal rekkefølge, som en slutt før starten, den første er rad {row}.",
    remedy: "Rett datoene i kilden.",
  },
  "restricted.unknown-outcome": {
    message: "{count} rader har et ukjent ord for utfall, den første er rad {row}.",
    remedy: "Legg ordet til under codes for kilden i pipelines/deliveries.yaml.",
  },
  "restricted.half-ended": {
    message: "{count} rader har slutt uten start eller utfall, eller utfall uten slutt, den første er rad {row}.",
    remedy: "Fyll ut det som mangler i kilden.",
  },
  "restricted.not-yet": {
    message: "{count} forløp gjelder et kvartal som ikke var over på datoen det regnes fra, og er ikke med ennå.",
    remedy: "Ingenting å gjøre; de kommer med når kvartalet er over.",
  },
  "restricted.duplicate": {
    message:
      "{count} rader gjentar et løpenummer, den første er rad {row}; like rader teller én gang, ulike ikke i det hele tatt.",
    remedy: "Finn ut hvilken som er rett, og fjern de andre i kilden.",
  },
  "restricted.unknown-answer": {
    message: "{count} svar er ukjente og ikke talt; radene teller for de andre spørsmålene.",
    remedy: "Legg svarene til under questions for kilden i pipelines/deliveries.yaml.",
  },
};
