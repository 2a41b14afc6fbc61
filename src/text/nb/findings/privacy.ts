/** Findings of the privacy guard, in nb. */
import type { privacyCodes } from "../../../model/codes/privacy.ts";
import type { FindingText } from "../../catalogue.ts";

const remedy =
  "Ingenting av leveransen er brukt, og felles har ikke beholdt noen kopi. Slett filen hos deg, også i innboksen, be avsenderen om en leveranse med bare antall, og meld fra til personvernombudet.";

const where = "Celler: {count}, på linje {lines}.";

export const privacyFindings: Readonly<Record<keyof typeof privacyCodes, FindingText>> = {
  "privacy.identity-number": {
    message: `Her står noe som ser ut som et fødselsnummer eller et annet personnummer; en leveranse skal bare ha anonyme tall. ${where}`,
    remedy,
  },
  "privacy.name": {
    message: `Her står noe som ser ut som navnet på en person; en leveranse skal bare ha anonyme tall. ${where}`,
    remedy,
  },
  "privacy.phone": {
    message: `Her står noe som ser ut som et telefonnummer; en leveranse skal bare ha anonyme tall. ${where}`,
    remedy,
  },
  "privacy.email": {
    message: `Her står en e-postadresse som ser ut til å være en persons; en leveranse skal bare ha anonyme tall. ${where}`,
    remedy,
  },
  "privacy.address": {
    message: `Her står noe som ser ut som en adresse eller et postnummer med sted; ventet bare kommunenummer. ${where}`,
    remedy,
  },
  "privacy.birth-date": {
    message: `Her står noe som ser ut som en fødselsdato; ventet bare alder i hele år. ${where}`,
    remedy,
  },
  "privacy.free-text": {
    message: `Her står fri tekst der det ventes koder og tall. ${where}`,
    remedy,
  },
  "privacy.person-column": {
    message: `Kolonnen ser ut til å gjelde én person eller én sak på hver rad; ventet kolonner med antall. ${where}`,
    remedy,
  },
  "privacy.case-rows": {
    message: `Hver rad ser ut til å være én sak eller én person; ventet rader med antall. ${where}`,
    remedy:
      "Ingenting av leveransen er brukt, og felles har ikke beholdt noen kopi. Be om tall som er lagt sammen, eller, med hjemmel til det, les filen som en skjermet kilde med --restricted.",
  },
  "privacy.beside-table": {
    message:
      "Det står ikke i selve tabellen, men ved siden av den: i et arknavn, en kommentar, en skjult celle, en nøkkel eller en av dokumentets egenskaper.",
    remedy: "I Excel: Fil, Informasjon, Se etter problemer, Kontroller dokument. Slett filen også i innboksen.",
  },
  "privacy.file-name": {
    message:
      "Filnavnet ser ut til å fortelle hvem det gjelder, og gjentas ikke: det er fil nummer {number} i mappen, etter navn.",
    remedy:
      "Ingenting av filen er brukt, og felles har ikke beholdt noen kopi. Gi filen et navn uten personopplysninger, og se etter hva som står i den.",
  },
  "privacy.author": {
    message: "Filens egenskaper sier hvem som har lagd eller lagret den. Navnet gjentas ikke, men følger med filen.",
    remedy: "I Excel: Fil, Informasjon, Se etter problemer, Kontroller dokument, før filen sendes.",
  },
};
