/** Findings of store, in nn. */
import type { storeCodes } from "../../../model/codes/store.ts";
import type { FindingText } from "../../catalogue.ts";

export const storeFindings: Readonly<Record<keyof typeof storeCodes, FindingText>> = {
  "store.missing-file": { message: "Fila finst ikkje.", remedy: "Sjekk namnet og mappa." },
  "store.missing-folder": {
    message: "Mappa finst ikkje; venta ei mappe med leveransar.",
    remedy: "Lag mappa og legg leveransane i henne, eller oppgi ei anna med --inbox.",
  },
  "store.empty-inbox": {
    message: "Det ligg ingen leveransar i mappa.",
    remedy: "Legg filene frå politi, kommunar og SSB i henne. Køyringa bruker berre det som er motteke før.",
  },
  "store.unreadable": {
    message: "Fila kan ikkje lesast: brukaren manglar lesetilgang.",
    remedy: "Gje deg sjølv lesetilgang til henne, eller køyr som ein brukar som har det.",
  },
  "store.not-a-file": {
    message: "Dette er ikkje ei vanleg fil; venta ei fil.",
    remedy: "Oppgi ei fil, ikkje ei mappe eller ei eining.",
  },
  "store.not-a-folder": {
    message: "Her ligg ei fil der det skulle vore ei mappe.",
    remedy: "Flytt fila, eller vel ei anna mappe.",
  },
  "store.not-text": { message: "Fila er ikkje tekst i UTF-8.", remedy: "Lagre henne på nytt som UTF-8." },
  "store.too-large": {
    message: "Fila er på {bytes} byte; høgst {limit} byte blir lesne.",
    remedy: "Sjekk at det er rett fil, og be avsendaren dele henne i mindre delar.",
  },
  "store.no-space": {
    message: "Disken er full; fila vart ikkje skriven, og det som låg der frå før, er uendra.",
    remedy: "Frigjer plass og køyr på nytt; køyringa held fram der ho slapp.",
  },
  "store.read-only": {
    message: "Det er ikkje lov å skrive her: mappa er skriveverna.",
    remedy: "Gje deg sjølv skrivetilgang, eller vel ei anna mappe.",
  },
  "store.failed": {
    message: "Operativsystemet melde feilen {error}.",
    remedy: "Sjekk disken og nettverksstasjonen, og køyr på nytt.",
  },
  "store.locked": {
    message: "Arbeidsmappa er i bruk: prosess {pid} på {host} køyrer {verb} sidan {since}.",
    remedy: "Vent til han er ferdig. Dersom maskina {host} ikkje lenger køyrer han, slett mappa {file}.",
  },
  "store.busy": { message: "Mange køyringar bed om arbeidsmappa på éin gong.", remedy: "Vent litt og køyr på nytt." },
  "store.foreign-folder": {
    message: "Mappa har filer som ikkje er skrivne av felles; dei ville gått tapt.",
    remedy: "Vel ei ny eller tom mappe, eller flytt filene.",
  },
  "store.damaged": {
    message: "Fila i lageret er endra eller øydelagd sidan ho vart lagra.",
    remedy: "Hent arbeidsmappa frå tryggingskopi, eller slett mappa fila ligg i og ta imot leveransen på nytt.",
  },
  "store.rounding-key": {
    message: "Nøkkelen som små tal blir avrunda etter, manglar eller er skadd.",
    remedy:
      "Hent work/rounding.key frå ein tryggingskopi. Utan han ville dei same tala blitt avrunda på ein annan måte enn før, og då kan dei reknast ut.",
  },
  "store.ledger-damaged": {
    message: "Denne delen av protokollen over utgjevingar er endra eller skadd sidan han vart skriven.",
    remedy:
      "Hent work/ledger frå ein tryggingskopi. Ingenting blir gjeve ut så lenge det ikkje er kjent kva som er fortalt før.",
  },
  "store.ledger-missing": {
    message: "Innførsel {number} i protokollen over utgjevingar manglar.",
    remedy:
      "Hent work/ledger frå ein tryggingskopi. Ingenting blir gjeve ut så lenge det ikkje er kjent kva som er fortalt før.",
  },
  "store.ledger-order": {
    message:
      "Innførselen i protokollen over utgjevingar (nummer {number} då han vart skriven) følgjer ikkje den førre: Han er flytta, bytt ut eller sett inn.",
    remedy:
      "Hent work/ledger frå ein tryggingskopi. Ingenting blir gjeve ut så lenge det ikkje er kjent kva som er fortalt før.",
  },
  "store.ledger-cut": {
    message: "Protokollen over utgjevingar skal ha {counted} innførslar og har {entries}: Dei siste manglar.",
    remedy:
      "Hent work/ledger frå ein tryggingskopi. Ingenting blir gjeve ut så lenge det ikkje er kjent kva som er fortalt før.",
  },
  "store.ledger-head": {
    message:
      "Hovudet til protokollen over utgjevingar svarar ikkje til dei {entries} innførslane: Det manglar, eller høyrer til ein annan protokoll.",
    remedy:
      "Hent work/ledger frå ein tryggingskopi. Ingenting blir gjeve ut så lenge det ikkje er kjent kva som er fortalt før.",
  },
  "store.ledger-behind": {
    message:
      "Protokollen over utgjevingar kjenner ikkje denne rapporten. Anten er protokollen sletta, avkorta eller ein eldre kopi, eller så er rapporten endra eller laga frå ei anna arbeidsmappe.",
    remedy:
      "Hent work/ledger frå den nyaste tryggingskopien. Er rapporten laga frå ei anna arbeidsmappe, flyttar du han ut av mappa for rapportar. Ingenting blir gjeve ut så lenge det ikkje er kjent kva som er fortalt før.",
  },
  "store.ledger-foreign": {
    message: "Det er ikkje felles som har lagt denne fila i protokollen over utgjevingar.",
    remedy: "Flytt henne ut av work/ledger.",
  },
  "store.same-bytes": {
    message: "Innhaldet er nøyaktig det same som i {other}, motteke {received}.",
    remedy:
      "Er ingenting endra sidan då, er det i orden. Elles er truleg førre fil send på nytt: be avsendaren om den rette.",
  },
  "store.folder-in-inbox": { message: "Mapper i innboksen blir ikkje lesne.", remedy: "Flytt filene opp i innboksen." },
  "store.file-without-note": {
    message: "{notes} seier ikkje kven fila er frå; den dagen ho først vart sett, blir rekna som mottaksdato.",
    remedy: "Før henne opp i {notes} med avsendar og dato.",
  },
  "store.note-without-file": {
    message: "Lista nemner {name}, som ikkje ligg i innboksen.",
    remedy: "Legg fila der, rett namnet, eller slett linja.",
  },
  "store.note-syntax": {
    message: "Dette er ikkje gyldig YAML.",
    remedy: "Sjekk innrykk, kolon og hermeteikn på linja og den før.",
  },
  "store.note-shape": {
    message: "Venta ei liste der kvart punkt har file, provider og received.",
    remedy: "Byrj kvart punkt med «- file: NAMN».",
  },
  "store.note-unknown-key": {
    message: "Nøkkelen «{key}» finst ikkje; venta ein av {known}.",
    remedy: "Rett stavemåten, eller slett linja.",
  },
  "store.note-missing-key": { message: "Punktet manglar «{key}».", remedy: "Legg til «{key}: …»." },
  "store.note-twice": {
    message: "{name} er ført opp to gonger; første gongen på linje {first}.",
    remedy: "Slett det eine punktet.",
  },
  "store.note-text": {
    message: "«{key}» må vere tekst og ikkje tom.",
    remedy: "Skriv verdien på same linje, eller slett nøkkelen.",
  },
  "store.note-file": {
    message: "«{key}» må vere eit filnamn utan mappe framfor.",
    remedy: "Skriv berre namnet på fila i innboksen.",
  },
  "store.note-synthetic": {
    message: "«{key}» kan berre vere true.",
    remedy: "Skriv true for oppdikta tal, eller slett nøkkelen.",
  },
  "store.note-date": {
    message: "«{key}» må vere ein dato som finst, skriven ÅÅÅÅ-MM-DD.",
    remedy: "Skriv til dømes 2027-10-05.",
  },
  "store.note-kind": {
    message: "«{key}» må vere ein leveransetype: små bokstavar, tal og bindestrek.",
    remedy: "Skriv til dømes offences, eller slett nøkkelen så kolonnenamna avgjer.",
  },
};
