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
    message: "Filen er en arbeidsbok av et slag som felles ikke leser, for eksempel .xls eller .xlsb.",
    remedy: "Åpne den i Excel og velg Lagre som, Excel-arbeidsbok (.xlsx) eller CSV UTF-8.",
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
  "ingest.too-many-rejected": {
    message: "Mer enn {limit} rader er feil: da er noe galt med filen som helhet, og ingenting av den er tatt med.",
    remedy: "Se hva som er galt med felles validate på et utdrag av filen, rett det i alle radene og lever på nytt.",
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
  "ingest.ambiguous-layout": {
    message: "Overskriften på linje {line} passer til flere oppsett: {layouts}.",
    remedy:
      "Skriv i deliveries.yaml ved siden av filen hvem avsenderen er, eller oppsettet som kind; oppsettet må nevne den samme avsenderen under provider.",
  },
  "ingest.no-header": {
    message: "Ingen av de første {lines} radene er en kjent overskrift; ventet kolonnene til {expected}.",
    remedy:
      "Bruk kolonnenavnene fra malen (felles template), eller lag et oppsett for avsenderen: felles validate --suggest-layout foreslår ett.",
  },
  "ingest.stated-column": {
    message: "Filen har kolonnen {field}, og oppsettet {layout} oppgir den også; bare én av dem kan gjelde.",
    remedy: "Fjern {field} fra oppsettet, eller legg overskriften under ignore.",
  },
  "ingest.no-table": {
    message: "Filen har ingen rad som kan være en overskrift: ingen av de første radene har to celler.",
    remedy: "Se etter om filen er en tabell, og om skilletegnet er rett.",
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
  "ingest.skipped-row": {
    message: "Linje {line} er hoppet over, slik oppsettet {layout} sier under skip.",
    remedy: "Ingenting. Skulle raden vært med, må mønsteret under skip gjøres trangere.",
  },
  "ingest.heading-row": {
    message: "Linje {line} er en overskrift for radene under, ikke en rad med tall.",
    remedy: "Ingenting. Det som står der, gjelder radene under.",
  },
  "ingest.example-row": {
    message: "Linje {line} er malens eksempel, ikke en rad med tall.",
    remedy: "Slett eksempelraden når malen er fylt ut.",
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
  "ingest.misnamed": {
    message: "Filnavnet tilhører et annet format, men innholdet er {format}; filen er lest som det den er.",
    remedy: "Gi filen riktig endelse, så ingen andre tar feil av den.",
  },
  "ingest.more-tables": {
    message: "Tabell {sheets} i filen har også en overskrift som passer, men bare tabell {read} er lest.",
    remedy: "Legg alt i én tabell, lever hver tabell som en fil, eller navngi arket i et oppsett i pipelines.",
  },
  "ingest.header-lines": {
    message: "Overskriften står på to linjer, den nederste på linje {line}; de er lest som én.",
    remedy: "Sett overskriften på én linje for å slippe denne merknaden.",
  },
  "ingest.encrypted": {
    message: "Arbeidsboken er beskyttet med passord og kan ikke leses.",
    remedy: "Fjern passordet (Fil, Info, Beskytt arbeidsbok), lagre og lever på nytt.",
  },
  "ingest.damaged-file": {
    message: "Filen er {format}, men er skadet: {part} kan ikke leses.",
    remedy: "Åpne filen i programmet som laget den, lagre på nytt og lever den.",
  },
  "ingest.unpacked-too-large": {
    message: "Filen ville bli over {limit} MB når den pakkes ut; ingen leveranse er så stor.",
    remedy: "Slett tomme rader og kolonner med formatering, eller lever tallene som CSV.",
  },
  "ingest.unpacked-ratio": {
    message:
      "En del av filen vokser mer enn {limit} ganger når den pakkes ut; slik er ingen regneark, men ondsinnede filer.",
    remedy: "Lever tallene som CSV, og spør avsenderen hvor filen kommer fra.",
  },
  "ingest.too-many-parts": {
    message: "Arbeidsboken består av flere enn {limit} deler.",
    remedy: "Lagre bare arket med tallene i en ny arbeidsbok, eller lever dem som CSV.",
  },
  "ingest.nested-archive": {
    message: "Arbeidsboken har andre filer liggende inni seg; hva de inneholder, kan felles ikke se.",
    remedy: "Fjern innebygde filer og diagrammer, lagre og lever på nytt.",
  },
  "ingest.too-many-cells": {
    message: "Tabellen har mer enn {limit} celler.",
    remedy: "Del leveransen, for eksempel etter år, eller velg ut de kodene som trengs.",
  },
  "ingest.hidden-rows": {
    message: "Rad {lines} er skjult i arket; skjulte rader er lest som de andre.",
    remedy: "Se gjennom de skjulte radene, og slett dem hvis de ikke skal være med.",
  },
  "ingest.hidden-columns": {
    message: "Kolonne {columns} er skjult i arket; skjulte kolonner er lest som de andre.",
    remedy: "Se gjennom de skjulte kolonnene, og slett dem hvis de ikke skal være med.",
  },
  "ingest.hidden-sheet": {
    message: "Tallene er lest fra et skjult ark, for ingen av de synlige har en overskrift som passer.",
    remedy: "Vis arket i regnearket, og se at det er det som skulle leveres.",
  },
  "ingest.error-cell": {
    message: "Cellen har regnearkets feilverdi {cell} i stedet for et innhold.",
    remedy: "Rett formelen i cellen, eller skriv inn tallet.",
  },
  "ingest.no-cached-value": {
    message: "Cellen har en formel uten lagret resultat; felles regner ikke ut formler.",
    remedy: "Åpne filen i et regneark, la det regne ut, lagre og lever på nytt.",
  },
  "ingest.merged-number": {
    message: "{field} står i en celle som er slått sammen med andre; felles kan ikke vite hvilken rad tallet gjelder.",
    remedy: "Del cellen, og sett et tall i hver rad.",
  },
  "ingest.flag-contradiction": {
    message:
      "Kolonne {column} på linje {line} har et tall, men kilden merker det som ikke tilgjengelig eller skjult; raden er ikke brukt.",
    remedy: "Spør kilden hva som gjelder; et skjult tall skal ikke stå i leveransen.",
  },
  "ingest.unknown-flag": {
    message:
      "Merket i kolonne {column} er ukjent; ventet 0 (i orden), 1 (mangler), 2 (kan ikke beregnes) eller 3 (skjult).",
    remedy: "Rett merket på linje {line}, eller spør kilden hva det betyr.",
  },
  "ingest.zeros-restored": {
    message: "{count} områdekoder hadde mistet nuller foran; de er satt tilbake.",
    remedy: "Ingenting trenger å gjøres.",
  },
  "ingest.not-json-stat": {
    message: "Filen er JSON, men ikke JSON-stat 2.",
    remedy: "Be om JSON-stat 2 (json-stat2), eller lever tallene som CSV.",
  },
  "ingest.json-stat-shape": {
    message: "JSON-stat-filen er ikke i orden: {key} mangler eller passer ikke med resten.",
    remedy: "Hent tabellen på nytt.",
  },
  "ingest.unknown-status": {
    message: "{count} tall har et statustegn som felles ikke kjenner; tallene er lest uten det.",
    remedy: "Se i kildens dokumentasjon hva tegnet betyr.",
  },
  "ingest.no-engine": {
    message: "Filen er Parquet, som ikke kan leses her.",
    remedy: "Lever tallene som CSV eller regneark.",
  },
  "ingest.nested-column": {
    message: "Kolonne {column} holder lister, objekter eller binære data; ventet tekst, tall eller datoer.",
    remedy: "Lever en flat tabell med én verdi i hver celle.",
  },
};
