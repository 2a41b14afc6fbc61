/** Findings of store, in nb. */
import type { storeCodes } from "../../../model/codes/store.ts";
import type { FindingText } from "../../catalogue.ts";

export const storeFindings: Readonly<Record<keyof typeof storeCodes, FindingText>> = {
  "store.missing-file": { message: "Filen finnes ikke.", remedy: "Sjekk navnet og mappen." },
  "store.missing-folder": {
    message: "Mappen finnes ikke; ventet en mappe med leveranser.",
    remedy: "Lag mappen og legg leveransene i den, eller oppgi en annen med --inbox.",
  },
  "store.empty-inbox": {
    message: "Det ligger ingen leveranser i mappen.",
    remedy: "Legg filene fra politi, kommuner og SSB i den. Kjøringen bruker bare det som er mottatt før.",
  },
  "store.unreadable": {
    message: "Filen kan ikke leses: brukeren mangler lesetilgang.",
    remedy: "Gi deg selv lesetilgang til den, eller kjør som en bruker som har det.",
  },
  "store.not-a-file": {
    message: "Dette er ikke en vanlig fil; ventet en fil.",
    remedy: "Oppgi en fil, ikke en mappe eller en enhet.",
  },
  "store.not-a-folder": {
    message: "Her ligger en fil der det skulle vært en mappe.",
    remedy: "Flytt filen, eller velg en annen mappe.",
  },
  "store.not-text": { message: "Filen er ikke tekst i UTF-8.", remedy: "Lagre den på nytt som UTF-8." },
  "store.too-large": {
    message: "Filen er på {bytes} byte; høyst {limit} byte blir lest.",
    remedy: "Sjekk at det er rett fil, og be avsenderen dele den i mindre deler.",
  },
  "store.no-space": {
    message: "Disken er full; filen ble ikke skrevet, og det som lå der fra før, er uendret.",
    remedy: "Frigjør plass og kjør på nytt; kjøringen fortsetter der den slapp.",
  },
  "store.read-only": {
    message: "Det er ikke lov å skrive her: mappen er skrivebeskyttet.",
    remedy: "Gi deg selv skrivetilgang, eller velg en annen mappe.",
  },
  "store.failed": {
    message: "Operativsystemet meldte feilen {error}.",
    remedy: "Sjekk disken og nettverksstasjonen, og kjør på nytt.",
  },
  "store.locked": {
    message: "Arbeidsmappen er i bruk: prosess {pid} på {host} kjører {verb} siden {since}.",
    remedy: "Vent til den er ferdig. Hvis maskinen {host} ikke lenger kjører den, slett mappen {file}.",
  },
  "store.busy": { message: "Mange kjøringer ber om arbeidsmappen på én gang.", remedy: "Vent litt og kjør på nytt." },
  "store.foreign-folder": {
    message: "Mappen har filer som ikke er skrevet av felles; de ville gått tapt.",
    remedy: "Velg en ny eller tom mappe, eller flytt filene.",
  },
  "store.damaged": {
    message: "Filen i lageret er endret eller ødelagt siden den ble lagret.",
    remedy: "Hent arbeidsmappen fra sikkerhetskopi, eller slett mappen filen ligger i og motta leveransen på nytt.",
  },
  "store.rounding-key": {
    message: "Nøkkelen som små antall blir avrundet etter, mangler eller er skadet.",
    remedy:
      "Hent work/rounding.key fra en sikkerhetskopi. Uten den ville de samme tallene blitt avrundet på en annen måte enn før, og da kan de regnes ut.",
  },
  "store.ledger-damaged": {
    message: "Denne delen av protokollen over utgivelser er endret eller skadet siden den ble skrevet.",
    remedy:
      "Hent work/ledger fra en sikkerhetskopi. Ingenting gis ut så lenge det ikke er kjent hva som er fortalt før.",
  },
  "store.ledger-missing": {
    message: "Innførsel {number} i protokollen over utgivelser mangler.",
    remedy:
      "Hent work/ledger fra en sikkerhetskopi. Ingenting gis ut så lenge det ikke er kjent hva som er fortalt før.",
  },
  "store.ledger-order": {
    message:
      "Innførselen i protokollen over utgivelser (nummer {number} da den ble skrevet) følger ikke den forrige: Den er flyttet, byttet ut eller satt inn.",
    remedy:
      "Hent work/ledger fra en sikkerhetskopi. Ingenting gis ut så lenge det ikke er kjent hva som er fortalt før.",
  },
  "store.ledger-cut": {
    message: "Protokollen over utgivelser skal ha {counted} innførsler og har {entries}: De siste mangler.",
    remedy:
      "Hent work/ledger fra en sikkerhetskopi. Ingenting gis ut så lenge det ikke er kjent hva som er fortalt før.",
  },
  "store.ledger-head": {
    message:
      "Hodet til protokollen over utgivelser svarer ikke til de {entries} innførslene: Det mangler, eller hører til en annen protokoll.",
    remedy:
      "Hent work/ledger fra en sikkerhetskopi. Ingenting gis ut så lenge det ikke er kjent hva som er fortalt før.",
  },
  "store.ledger-behind": {
    message:
      "Protokollen over utgivelser kjenner ikke denne rapporten. Enten er protokollen slettet, avkortet eller en eldre kopi, eller så er rapporten endret eller laget fra en annen arbeidsmappe.",
    remedy:
      "Hent work/ledger fra den nyeste sikkerhetskopien. Er rapporten laget fra en annen arbeidsmappe, flytter du den ut av mappen for rapporter. Ingenting gis ut så lenge det ikke er kjent hva som er fortalt før.",
  },
  "store.ledger-foreign": {
    message: "Det er ikke felles som har lagt denne filen i protokollen over utgivelser.",
    remedy: "Flytt den ut av work/ledger.",
  },
  "store.same-bytes": {
    message: "Innholdet er nøyaktig det samme som i {other}, mottatt {received}.",
    remedy:
      "Er ingenting endret siden da, er det i orden. Ellers er trolig forrige fil sendt på nytt: be avsenderen om den rette.",
  },
  "store.folder-in-inbox": { message: "Mapper i innboksen blir ikke lest.", remedy: "Flytt filene opp i innboksen." },
  "store.file-without-note": {
    message: "{notes} sier ikke hvem filen er fra; den dagen den først ble sett, regnes som mottaksdato.",
    remedy: "Før den opp i {notes} med avsender og dato.",
  },
  "store.note-without-file": {
    message: "Listen nevner {name}, som ikke ligger i innboksen.",
    remedy: "Legg filen der, rett navnet, eller slett linjen.",
  },
  "store.note-syntax": {
    message: "Dette er ikke gyldig YAML.",
    remedy: "Sjekk innrykk, kolon og anførselstegn på linjen og den før.",
  },
  "store.note-shape": {
    message: "Ventet en liste der hvert punkt har file, provider og received.",
    remedy: "Begynn hvert punkt med «- file: NAVN».",
  },
  "store.note-unknown-key": {
    message: "Nøkkelen «{key}» finnes ikke; ventet en av {known}.",
    remedy: "Rett stavemåten, eller slett linjen.",
  },
  "store.note-missing-key": { message: "Punktet mangler «{key}».", remedy: "Legg til «{key}: …»." },
  "store.note-twice": {
    message: "{name} er ført opp to ganger; første gang på linje {first}.",
    remedy: "Slett det ene punktet.",
  },
  "store.note-text": {
    message: "«{key}» må være tekst og ikke tom.",
    remedy: "Skriv verdien på samme linje, eller slett nøkkelen.",
  },
  "store.note-file": {
    message: "«{key}» må være et filnavn uten mappe foran.",
    remedy: "Skriv bare navnet på filen i innboksen.",
  },
  "store.note-synthetic": {
    message: "«{key}» kan bare være true.",
    remedy: "Skriv true for oppdiktede tall, eller slett nøkkelen.",
  },
  "store.note-date": {
    message: "«{key}» må være en dato som finnes, skrevet ÅÅÅÅ-MM-DD.",
    remedy: "Skriv for eksempel 2027-10-05.",
  },
  "store.note-kind": {
    message: "«{key}» må være en leveransetype: små bokstaver, tall og bindestrek.",
    remedy: "Skriv for eksempel offences, eller slett nøkkelen så kolonnenavnene avgjør.",
  },
};
