/** Findings of restricted sources, in nn. */
import type { restrictedCodes } from "../../../model/codes/restricted.ts";
import type { FindingText } from "../../catalogue.ts";

export const restrictedFindings: Readonly<Record<keyof typeof restrictedCodes, FindingText>> = {
  "restricted.unknown-source": {
    message: "«{source}» er inga skjerma kjelde; venta ei av {known}.",
    remedy: "Rett namnet i --restricted, eller legg kjelda til under restricted i pipelines/deliveries.yaml.",
  },
  "restricted.wrong-option": {
    message: "Ei skjerma kjelde blir oppgjeven som KJELDE=STIG.",
    remedy: "Skriv til dømes --restricted followup-cases=/sikker/saker.csv.",
  },
  "restricted.missing-file": {
    message: "Fila til den skjerma kjelda finst ikkje; stigen er ikkje teken opp att.",
    remedy: "Rett stigen, og sjå etter at det sikre området er kopla til.",
  },
  "restricted.not-a-file": {
    message: "Stigen til den skjerma kjelda er inga fil.",
    remedy: "Oppgje sjølve fila, ikkje mappa.",
  },
  "restricted.unreadable": {
    message: "Fila til den skjerma kjelda kan ikkje lesast.",
    remedy: "Sjå etter at du har lesetilgang til ho.",
  },
  "restricted.not-table": {
    message: "Fila til den skjerma kjelda er ingen tabell som kan lesast; kva som står i ho, er ikkje teke opp att.",
    remedy: "Lever ho som CSV i UTF-8 med éi rad for kvar sak.",
  },
  "restricted.no-header": {
    message: "Ingen av dei første {lines} linjene har overskriftene til kjelda; manglar {missing}.",
    remedy: "Legg overskriftene som fila har, til under columns i pipelines/deliveries.yaml.",
  },
  "restricted.double-column": {
    message: "Fleire kolonnar kan vere {role}.",
    remedy: "La berre éi overskrift i fila passe til {role}.",
  },
  "restricted.read": {
    message:
      "Lese éin gong og lagde saman: {read} rader lesne, {accepted} talde, {rejected} ikkje talde. Radene er ikkje lagra.",
    remedy: "Ingenting å gjere.",
  },
  "restricted.broken-line": {
    message: "{count} rader kan ikkje delast i kolonnar, den første er rad {row}.",
    remedy: "Sjå etter hermeteikn og skiljeteikn i radene.",
  },
  "restricted.no-identifier": {
    message: "{count} rader har ikkje noko løpenummer, den første er rad {row}.",
    remedy: "Gje kvar rad eit løpenummer; det blir ikkje lagra.",
  },
  "restricted.unknown-area": {
    message: "{count} rader har eit ukjent kommunenummer, den første er rad {row}.",
    remedy: "Rett nummeret, eller legg kommunen til i pipelines/programme.yaml.",
  },
  "restricted.unknown-sex": {
    message: "{count} rader har eit ukjent ord for kjønn, den første er rad {row}.",
    remedy: "Legg ordet til under codes for kjelda i pipelines/deliveries.yaml.",
  },
  "restricted.unknown-grade": {
    message: "{count} rader har eit ukjent ord for klassesteg, den første er rad {row}.",
    remedy: "Legg ordet til under codes for kjelda i pipelines/deliveries.yaml.",
  },
  "restricted.not-date": {
    message:
      "{count} rader har ein dato som ikkje er nokon dato, den første er rad {row}; venta 2027-09-30 eller 30.09.2027.",
    remedy: "Rett datoen i kjelda.",
  },
  "restricted.no-date": {
    message: "{count} rader har verken tilvisingsdato eller startdato, den første er rad {row}.",
    remedy: "Fyll ut ein av dei i kjelda.",
  },
  "restricted.not-year": {
    message: "{count} rader har eit år som ikkje er noko år, eller som ikkje er kome, den første er rad {row}.",
    remedy: "Rett året i kjelda.",
  },
  "restricted.not-weight": {
    message: "{count} rader har ei vekt som ikkje er eit tal frå 0, den første er rad {row}.",
    remedy: "Rett vekta i kjelda.",
  },
  "restricted.wrong-order": {
    message: "{count} rader har datoar i gal rekkjefølgje, som ein slutt før starten, den første er rad {row}.",
    remedy: "Rett datoane i kjelda.",
  },
  "restricted.unknown-outcome": {
    message: "{count} rader har eit ukjent ord for utfall, den første er rad {row}.",
    remedy: "Legg ordet til under codes for kjelda i pipelines/deliveries.yaml.",
  },
  "restricted.half-ended": {
    message: "{count} rader har slutt utan start eller utfall, eller utfall utan slutt, den første er rad {row}.",
    remedy: "Fyll ut det som manglar i kjelda.",
  },
  "restricted.not-yet": {
    message: "{count} forløp gjeld eit kvartal som ikkje var over på datoen det blir rekna frå, og er ikkje med enno.",
    remedy: "Ingenting å gjere; dei kjem med når kvartalet er over.",
  },
  "restricted.duplicate": {
    message:
      "{count} rader tek opp att eit løpenummer, den første er rad {row}; like rader tel éin gong, ulike ikkje i det heile.",
    remedy: "Finn ut kva for ei som er rett, og fjern dei andre i kjelda.",
  },
  "restricted.unknown-answer": {
    message: "{count} svar er ukjende og ikkje talde; radene tel for dei andre spørsmåla.",
    remedy: "Legg svara til under questions for kjelda i pipelines/deliveries.yaml.",
  },
};
