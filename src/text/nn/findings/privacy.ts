/** Findings of the privacy guard, in nn. */
import type { privacyCodes } from "../../../model/codes/privacy.ts";
import type { FindingText } from "../../catalogue.ts";

const remedy =
  "Ingenting av leveransen er brukt, og felles har ikkje teke vare på nokon kopi. Slett fila hos deg, også i innboksen, be avsendaren om ein leveranse med berre tal på, og meld frå til personvernombodet.";

const where = "Celler: {count}, på linje {lines}.";

export const privacyFindings: Readonly<Record<keyof typeof privacyCodes, FindingText>> = {
  "privacy.identity-number": {
    message: `Her står noko som ser ut som eit fødselsnummer eller eit anna personnummer; ein leveranse skal berre ha anonyme tal. ${where}`,
    remedy,
  },
  "privacy.name": {
    message: `Her står noko som ser ut som namnet på ein person; ein leveranse skal berre ha anonyme tal. ${where}`,
    remedy,
  },
  "privacy.phone": {
    message: `Her står noko som ser ut som eit telefonnummer; ein leveranse skal berre ha anonyme tal. ${where}`,
    remedy,
  },
  "privacy.email": {
    message: `Her står ei e-postadresse som ser ut til å høyre til ein person; ein leveranse skal berre ha anonyme tal. ${where}`,
    remedy,
  },
  "privacy.address": {
    message: `Her står noko som ser ut som ei adresse eller eit postnummer med stad; venta berre kommunenummer. ${where}`,
    remedy,
  },
  "privacy.birth-date": {
    message: `Her står noko som ser ut som ein fødselsdato; venta berre alder i heile år. ${where}`,
    remedy,
  },
  "privacy.free-text": {
    message: `Her står fri tekst der det er venta kodar og tal. ${where}`,
    remedy,
  },
  "privacy.person-column": {
    message: `Kolonnen ser ut til å gjelde éin person eller éi sak på kvar rad; venta kolonnar med tal på. ${where}`,
    remedy,
  },
  "privacy.case-rows": {
    message: `Kvar rad ser ut til å vere éi sak eller éin person; venta rader med tal på. ${where}`,
    remedy:
      "Ingenting av leveransen er brukt, og felles har ikkje teke vare på nokon kopi. Be om tal som er lagde saman, eller, med heimel til det, les fila som ei skjerma kjelde med --restricted.",
  },
  "privacy.beside-table": {
    message:
      "Det står ikkje i sjølve tabellen, men ved sida av han: i eit arknamn, ein kommentar, ei skjult celle, ein nøkkel eller ein av eigenskapane til dokumentet.",
    remedy: "I Excel: Fil, Informasjon, Sjå etter problem, Kontroller dokument. Slett fila også i innboksen.",
  },
  "privacy.file-name": {
    message:
      "Filnamnet ser ut til å fortelje kven det gjeld, og er ikkje teke opp att: det er fil nummer {number} i mappa, etter namn.",
    remedy:
      "Ingenting av fila er brukt, og felles har ikkje teke vare på nokon kopi. Gi fila eit namn utan personopplysningar, og sjå etter kva som står i ho.",
  },
  "privacy.author": {
    message:
      "Eigenskapane til fila seier kven som har laga eller lagra ho. Namnet er ikkje teke opp att, men følgjer med fila.",
    remedy: "I Excel: Fil, Informasjon, Sjå etter problem, Kontroller dokument, før fila blir send.",
  },
};
