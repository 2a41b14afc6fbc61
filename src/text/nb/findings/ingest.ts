/** Findings of ingest, in nb. */
import type { ingestCodes } from "../../../model/codes/ingest.ts";
import type { FindingText } from "../../catalogue.ts";

export const ingestFindings: Readonly<Record<keyof typeof ingestCodes, FindingText>> = {
  "ingest.empty-file": { message: "Filen er tom.", remedy: "Be om filen på nytt." },
  "ingest.not-text": {
    message: "Filen er av typen {format}, ikke en tabell i tekst.",
    remedy: "Lever dataene som CSV.",
  },
  "ingest.spreadsheet": {
    message: "Filen er en arbeidsbok fra Excel; her ventes en CSV-fil.",
    remedy: "Åpne den i Excel og velg Lagre som, CSV UTF-8.",
  },
  "ingest.binary": {
    message: "Filen inneholder tegn som ingen tekst har, og er ikke en tabell i tekst.",
    remedy: "Lever dataene som CSV.",
  },
  "ingest.web-page": {
    message: "Filen er en nettside, trolig en innloggingsside, ikke en tabell.",
    remedy: "Last ned filen på nytt når du er logget inn.",
  },
  "ingest.unknown-encoding": {
    message: "Linje {line} har tegn som verken finnes i UTF-8 eller i Windows-1252.",
    remedy: "Lagre filen på nytt som CSV UTF-8.",
  },
  "ingest.too-large": {
    message: "Filen er på {megabytes} MB; grensen er {limit} MB.",
    remedy: "Del den, for eksempel etter år.",
  },
  "ingest.line-too-long": {
    message: "Linje {line} er lengre enn {kilobytes} kB; en rad i en leveranse er langt kortere.",
    remedy: "Se etter om linjeskiftene er borte, og eksporter filen på nytt.",
  },
  "ingest.broken-quotes": {
    message: "Mer enn {limit} rader har feil bruk av anførselstegn, den første på linje {line}.",
    remedy:
      "Eksporter filen på nytt; en celle med anførselstegn i skal stå i anførselstegn, med hvert anførselstegn doblet.",
  },
  "ingest.unknown-kind": {
    message: "«{kind}» er ikke et leveranseslag; ventet ett av {kinds}.",
    remedy: "Rett slaget i deliveries.yaml, eller fjern det og la overskriften avgjøre.",
  },
  "ingest.unknown-kind-near": {
    message: "«{kind}» er ikke et leveranseslag; mente du «{suggestion}»? Ventet ett av {kinds}.",
    remedy: "Rett slaget i deliveries.yaml, eller fjern det og la overskriften avgjøre.",
  },
  "ingest.ambiguous-kind": {
    message: "Overskriften på linje {line} passer til flere leveranseslag: {kinds}.",
    remedy: "Oppgi slaget i deliveries.yaml ved siden av filen.",
  },
  "ingest.no-header": {
    message: "Ingen av de første {lines} radene er en kjent overskrift; ventet kolonnene til {expected}.",
    remedy:
      "Bruk kolonnenavnene fra malen (felles template), eller legg avsenderens navn til som aliases i pipelines/deliveries.yaml.",
  },
  "ingest.missing-column": {
    message: "Overskriften på linje {line} mangler kolonnen {field}, som {kind} må ha; den kan hete {aliases}.",
    remedy: "Legg til kolonnen, eller legg avsenderens navn på den til som alias i pipelines/deliveries.yaml.",
  },
  "ingest.unknown-column": {
    message: "Overskriften i kolonne {column} på linje {line} er ukjent for {kind}; ventet noen av {columns}.",
    remedy: "Fjern kolonnen, eller legg navnet til som alias i pipelines/deliveries.yaml.",
  },
  "ingest.unknown-column-near": {
    message:
      "Overskriften i kolonne {column} på linje {line} er ukjent for {kind}; mente avsenderen «{suggestion}»? Ventet noen av {columns}.",
    remedy: "Rett overskriften, eller legg navnet til som alias i pipelines/deliveries.yaml.",
  },
  "ingest.duplicate-column": {
    message: "{field} står flere ganger i overskriften på linje {line}, i kolonnene {columns}; ventet én.",
    remedy: "Fjern den som ikke gjelder.",
  },
  "ingest.no-value-column": {
    message: "Overskriften på linje {line} har ingen kolonne med tall; {kind} må ha minst én av {columns}.",
    remedy: "Legg til kolonnen med tallene.",
  },
  "ingest.no-rows": {
    message: "Det er ingen rader under overskriften på linje {line}.",
    remedy: "Be om filen på nytt; er det ingenting å melde, skal det stå rader med 0.",
  },
  "ingest.open-quote": {
    message:
      "På linje {line} begynner et anførselstegn som ikke slutter der det skal; linjen er avvist, de neste er lest for seg.",
    remedy: "Se etter om filen er kuttet, eller om et anførselstegn er til overs, og eksporter på nytt.",
  },
  "ingest.stray-quote": {
    message:
      "Linje {line} har et anførselstegn inne i en celle som ikke står i anførselstegn, eller tekst etter et avsluttende anførselstegn.",
    remedy: "Fjern anførselstegnet, eller eksporter filen på nytt.",
  },
  "ingest.cut-row": {
    message:
      "Den siste raden, på linje {line}, har {found} celler av {expected} og ikke noe linjeskift: filen ser ut til å være kuttet.",
    remedy: "Be om hele filen på nytt.",
  },
  "ingest.short-row": {
    message: "Raden på linje {line} har {found} celler; ventet {expected}.",
    remedy: "Fyll ut de cellene som mangler; en celle uten tall skal være tom, ikke borte.",
  },
  "ingest.stray-cell": {
    message: "Raden på linje {line} har noe i kolonne {column}, som ikke har overskrift; ventet {expected} kolonner.",
    remedy: "Se etter et skilletegn for mye, for eksempel desimalkomma i en fil med komma mellom cellene.",
  },
  "ingest.sum-row": {
    message: "Raden på linje {line} er en sum: {field} har et sumord i stedet for en kode. Summene regnes ut her.",
    remedy: "Fjern sumrader fra leveransen for å slippe dette varselet.",
  },
  "ingest.remark": {
    message: "Linje {line} er en merknad, ikke en rad med tall.",
    remedy: "Skriv merknader i følgeskrivet, ikke i tabellen.",
  },
  "ingest.personal-number": {
    message: "Linje {line} inneholder noe som ser ut som et fødselsnummer. Leveransen skal bare ha anonyme tall.",
    remedy:
      "Ingenting av leveransen er brukt, og felles har ikke beholdt noen kopi. Slett filen hos deg, også i innboksen, be avsenderen om en anonym leveranse, og meld fra til personvernombudet.",
  },
  "ingest.empty-cell": {
    message: "{field} er tom; raden sier ikke hva tallet gjelder.",
    remedy: "Fyll ut {field} på linje {line}.",
  },
  "ingest.unknown-area": {
    message: "{field} er «{cell}»; ventet et kommunenummer på fire siffer fra pipelines/programme.yaml.",
    remedy: "Rett nummeret, eller legg til kommunen i pipelines/programme.yaml.",
  },
  "ingest.text-for-area": {
    message:
      "{field} har tekst eller et langt tall (gjentas ikke her, i tilfelle det gjelder en person); ventet et kommunenummer på fire siffer.",
    remedy: "Rett linje {line} i filen.",
  },
  "ingest.former-area": {
    message: "{field} er {code}, et kommunenummer som ikke lenger er i bruk; i dag: {today}.",
    remedy: "Lever tallene etter dagens kommuner.",
  },
  "ingest.expired-area": {
    message: "{field} er {code}, et kommunenummer som gikk ut av bruk {until}.",
    remedy: "Lever tallene etter dagens kommuner.",
  },
  "ingest.lost-zero": {
    message: "{field} er {code}: nullen foran er borte. Ventet {suggestion}.",
    remedy: "Formater kolonnen som tekst før filen lagres.",
  },
  "ingest.unknown-code": {
    message: "{field} har en ukjent kode; ventet en av {codes}.",
    remedy: "Rett koden på linje {line}, eller legg den til i pipelines/deliveries.yaml.",
  },
  "ingest.unknown-code-near": {
    message: "{field} har en ukjent kode; mente avsenderen «{suggestion}»? Ventet en av {codes}.",
    remedy: "Rett koden på linje {line}.",
  },
  "ingest.not-identifier": {
    message:
      "{field} er ikke en kort kode; ventet bokstaver, siffer, punktum og bindestrek uten mellomrom, høyst 40 tegn.",
    remedy: "Bruk koden, ikke navnet, på linje {line}.",
  },
  "ingest.not-period": {
    message:
      "{field} er «{cell}»; ventet et kvartal som 2027-Q3, 2027K3 eller 3. kvartal 2027, med kvartal fra 1 til 4, eller et år.",
    remedy: "Rett perioden på linje {line}.",
  },
  "ingest.text-for-period": {
    message:
      "{field} har tekst eller et langt tall (gjentas ikke her, i tilfelle det gjelder en person); ventet et kvartal som 2027-Q3, 2027K3 eller 3. kvartal 2027, eller et år.",
    remedy: "Rett perioden på linje {line}.",
  },
  "ingest.not-year": {
    message: "{field} er «{cell}»; ventet et år med fire siffer.",
    remedy: "Rett året på linje {line}.",
  },
  "ingest.text-for-year": {
    message:
      "{field} har tekst eller et langt tall (gjentas ikke her, i tilfelle det gjelder en person); ventet et år med fire siffer.",
    remedy: "Rett året på linje {line}.",
  },
  "ingest.future-period": {
    message: "{field} er {period}, som ikke er kommet ennå; den nyeste perioden det kan gjelde, er {latest}.",
    remedy: "Rett perioden på linje {line}, eller kjør med en senere --as-of.",
  },
  "ingest.not-number": {
    message: "{field} er «{cell}»; ventet et tall, eller et av tegnene . .. : - for manglende tall.",
    remedy: "Rett tallet på linje {line}.",
  },
  "ingest.text-for-number": {
    message:
      "{field} har tekst eller et langt tall (gjentas ikke her, i tilfelle det gjelder en person); ventet et tall, eller et av tegnene . .. : - for manglende tall.",
    remedy: "Rett tallet på linje {line}.",
  },
  "ingest.ambiguous-number": {
    message: "{field} er «{cell}», som kan være både tusener og desimaler.",
    remedy: "Skriv tusener med mellomrom eller uten tegn, og desimaler med filens desimaltegn.",
  },
  "ingest.not-whole": {
    message: "{field} er «{cell}»; ventet et helt tall.",
    remedy: "Se etter om desimaltegnet er rett, eller om kolonnene er forskjøvet.",
  },
  "ingest.negative": {
    message: "{field} er «{cell}»; et antall kan ikke være under 0.",
    remedy: "Rett tallet på linje {line}; «-» alene betyr 0.",
  },
  "ingest.too-large-number": {
    message: "{field} er over det største tallet som kan gjelde, {limit}.",
    remedy: "Se etter om skilletegn er falt bort eller kolonnene er forskjøvet på linje {line}.",
  },
  "ingest.not-percent": {
    message: "{field} er «{cell}»; ventet prosent fra 0 til 100.",
    remedy: "Rett tallet på linje {line}.",
  },
  "ingest.not-date": {
    message: "{field} er ikke en dato; ventet 2027-09-30 eller 30.9.2027, og en dag som finnes.",
    remedy: "Rett datoen på linje {line}, eller la cellen stå tom.",
  },
  "ingest.whole-not-sum": {
    message: "{field} er ikke summen av {parts} på samme rad.",
    remedy: "Rett det som er feil på linje {line}.",
  },
  "ingest.part-over-whole": {
    message: "{field} er større enn {whole} på samme rad; en del kan ikke være større enn det hele.",
    remedy: "Rett det som er feil på linje {line}.",
  },
  "ingest.repeated-row": {
    message: "Linje {line} gjentar linje {lines}; den første gjelder.",
    remedy: "Fjern den ene raden.",
  },
  "ingest.conflicting-row": {
    message: "Linje {lines} gjelder det samme, med ulike tall; alle er avvist.",
    remedy: "Finn ut hvilken som er rett, og fjern de andre.",
  },
  "ingest.total-not-sum": {
    message: "{field} på linje {line} er ikke summen av delene etter {by} på linje {lines}; alle er avvist.",
    remedy: "Finn ut om summen eller en av delene er feil, og lever på nytt.",
  },
  "ingest.total-not-covered": {
    message:
      "{field} på linje {line} er mindre enn den største eller større enn summen av delene etter {by} på linje {lines}; alle er avvist.",
    remedy: "Finn ut om totalen eller en av delene er feil, og lever på nytt.",
  },
};
