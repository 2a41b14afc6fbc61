/** Findings of ingest, in nn. */
import type { ingestCodes } from "../../../model/codes/ingest.ts";
import type { FindingText } from "../../catalogue.ts";

export const ingestFindings: Readonly<Record<keyof typeof ingestCodes, FindingText>> = {
  "ingest.empty-file": { message: "Fila er tom.", remedy: "Be om fila på nytt." },
  "ingest.not-text": {
    message: "Fila er av typen {format}, ikkje ein tabell i tekst.",
    remedy: "Lever dataa som CSV.",
  },
  "ingest.spreadsheet": {
    message: "Fila er ei arbeidsbok frå Excel; her er det venta ei CSV-fil.",
    remedy: "Opne ho i Excel og vel Lagre som, CSV UTF-8.",
  },
  "ingest.binary": {
    message: "Fila inneheld teikn som ingen tekst har, og er ikkje ein tabell i tekst.",
    remedy: "Lever dataa som CSV.",
  },
  "ingest.web-page": {
    message: "Fila er ei nettside, truleg ei innloggingsside, ikkje ein tabell.",
    remedy: "Last ned fila på nytt når du er logga inn.",
  },
  "ingest.unknown-encoding": {
    message: "Linje {line} har teikn som korkje finst i UTF-8 eller i Windows-1252.",
    remedy: "Lagre fila på nytt som CSV UTF-8.",
  },
  "ingest.too-large": {
    message: "Fila er på {megabytes} MB; grensa er {limit} MB.",
    remedy: "Del ho, til dømes etter år.",
  },
  "ingest.line-too-long": {
    message: "Linje {line} er lengre enn {kilobytes} kB; ei rad i ein leveranse er langt kortare.",
    remedy: "Sjå etter om linjeskifta er borte, og eksporter fila på nytt.",
  },
  "ingest.broken-quotes": {
    message: "Meir enn {limit} rader har feil bruk av hermeteikn, den første på linje {line}.",
    remedy: "Eksporter fila på nytt; ei celle med hermeteikn i skal stå i hermeteikn, med kvart hermeteikn dobla.",
  },
  "ingest.unknown-kind": {
    message: "«{kind}» er ikkje eit leveranseslag; venta eitt av {kinds}.",
    remedy: "Rett slaget i deliveries.yaml, eller fjern det og lat overskrifta avgjere.",
  },
  "ingest.unknown-kind-near": {
    message: "«{kind}» er ikkje eit leveranseslag; meinte du «{suggestion}»? Venta eitt av {kinds}.",
    remedy: "Rett slaget i deliveries.yaml, eller fjern det og lat overskrifta avgjere.",
  },
  "ingest.ambiguous-kind": {
    message: "Overskrifta på linje {line} passar til fleire leveranseslag: {kinds}.",
    remedy: "Oppgje slaget i deliveries.yaml ved sida av fila.",
  },
  "ingest.no-header": {
    message: "Ingen av dei første {lines} radene er ei kjend overskrift; venta kolonnane til {expected}.",
    remedy:
      "Bruk kolonnenamna frå malen (felles template), eller legg namna til avsendaren til som aliases i pipelines/deliveries.yaml.",
  },
  "ingest.missing-column": {
    message: "Overskrifta på linje {line} manglar kolonnen {field}, som {kind} må ha; han kan heite {aliases}.",
    remedy: "Legg til kolonnen, eller legg namnet avsendaren bruker, til som alias i pipelines/deliveries.yaml.",
  },
  "ingest.unknown-column": {
    message: "Overskrifta i kolonne {column} på linje {line} er ukjend for {kind}; venta nokre av {columns}.",
    remedy: "Fjern kolonnen, eller legg namnet til som alias i pipelines/deliveries.yaml.",
  },
  "ingest.unknown-column-near": {
    message:
      "Overskrifta i kolonne {column} på linje {line} er ukjend for {kind}; meinte avsendaren «{suggestion}»? Venta nokre av {columns}.",
    remedy: "Rett overskrifta, eller legg namnet til som alias i pipelines/deliveries.yaml.",
  },
  "ingest.duplicate-column": {
    message: "{field} står fleire gonger i overskrifta på linje {line}, i kolonnane {columns}; venta éin.",
    remedy: "Fjern den som ikkje gjeld.",
  },
  "ingest.no-value-column": {
    message: "Overskrifta på linje {line} har ingen kolonne med tal; {kind} må ha minst éin av {columns}.",
    remedy: "Legg til kolonnen med tala.",
  },
  "ingest.no-rows": {
    message: "Det er ingen rader under overskrifta på linje {line}.",
    remedy: "Be om fila på nytt; er det ingenting å melde, skal det stå rader med 0.",
  },
  "ingest.open-quote": {
    message:
      "På linje {line} byrjar eit hermeteikn som ikkje sluttar der det skal; linja er avvist, dei neste er lesne for seg.",
    remedy: "Sjå etter om fila er kutta, eller om eit hermeteikn er til overs, og eksporter på nytt.",
  },
  "ingest.stray-quote": {
    message:
      "Linje {line} har eit hermeteikn inne i ei celle som ikkje står i hermeteikn, eller tekst etter eit avsluttande hermeteikn.",
    remedy: "Fjern hermeteiknet, eller eksporter fila på nytt.",
  },
  "ingest.cut-row": {
    message:
      "Den siste rada, på linje {line}, har {found} celler av {expected} og ikkje noko linjeskift: fila ser ut til å vere kutta.",
    remedy: "Be om heile fila på nytt.",
  },
  "ingest.short-row": {
    message: "Rada på linje {line} har {found} celler; venta {expected}.",
    remedy: "Fyll ut cellene som manglar; ei celle utan tal skal vere tom, ikkje borte.",
  },
  "ingest.stray-cell": {
    message: "Rada på linje {line} har noko i kolonne {column}, som ikkje har overskrift; venta {expected} kolonnar.",
    remedy: "Sjå etter eit skiljeteikn for mykje, til dømes desimalkomma i ei fil med komma mellom cellene.",
  },
  "ingest.sum-row": {
    message:
      "Rada på linje {line} er ein sum: {field} har eit sumord i staden for ein kode. Summane blir rekna ut her.",
    remedy: "Fjern sumrader frå leveransen for å sleppe dette varselet.",
  },
  "ingest.remark": {
    message: "Linje {line} er ein merknad, ikkje ei rad med tal.",
    remedy: "Skriv merknader i følgjeskrivet, ikkje i tabellen.",
  },
  "ingest.personal-number": {
    message: "Linje {line} inneheld noko som ser ut som eit fødselsnummer. Leveransen skal berre ha anonyme tal.",
    remedy:
      "Ingenting av leveransen er brukt, og felles har ikkje behalde nokon kopi. Slett fila hos deg, òg i innboksen, be avsendaren om ein anonym leveranse, og meld frå til personvernombodet.",
  },
  "ingest.empty-cell": {
    message: "{field} er tom; rada seier ikkje kva talet gjeld.",
    remedy: "Fyll ut {field} på linje {line}.",
  },
  "ingest.unknown-area": {
    message: "{field} er «{cell}»; venta eit kommunenummer på fire siffer frå pipelines/programme.yaml.",
    remedy: "Rett nummeret, eller legg til kommunen i pipelines/programme.yaml.",
  },
  "ingest.text-for-area": {
    message:
      "{field} har tekst eller eit langt tal (blir ikkje gjenteke her, i tilfelle det gjeld ein person); venta eit kommunenummer på fire siffer.",
    remedy: "Rett linje {line} i fila.",
  },
  "ingest.former-area": {
    message: "{field} er {code}, eit kommunenummer som ikkje lenger er i bruk; i dag: {today}.",
    remedy: "Lever tala etter kommunane i dag.",
  },
  "ingest.expired-area": {
    message: "{field} er {code}, eit kommunenummer som gjekk ut av bruk {until}.",
    remedy: "Lever tala etter kommunane i dag.",
  },
  "ingest.lost-zero": {
    message: "{field} er {code}: nullen framfor er borte. Venta {suggestion}.",
    remedy: "Formater kolonnen som tekst før fila blir lagra.",
  },
  "ingest.unknown-code": {
    message: "{field} har ein ukjend kode; venta ein av {codes}.",
    remedy: "Rett koden på linje {line}, eller legg han til i pipelines/deliveries.yaml.",
  },
  "ingest.unknown-code-near": {
    message: "{field} har ein ukjend kode; meinte avsendaren «{suggestion}»? Venta ein av {codes}.",
    remedy: "Rett koden på linje {line}.",
  },
  "ingest.not-identifier": {
    message:
      "{field} er ikkje ein kort kode; venta bokstavar, siffer, punktum og bindestrek utan mellomrom, høgst 40 teikn.",
    remedy: "Bruk koden, ikkje namnet, på linje {line}.",
  },
  "ingest.not-period": {
    message:
      "{field} er «{cell}»; venta eit kvartal som 2027-Q3, 2027K3 eller 3. kvartal 2027, med kvartal frå 1 til 4, eller eit år.",
    remedy: "Rett perioden på linje {line}.",
  },
  "ingest.text-for-period": {
    message:
      "{field} har tekst eller eit langt tal (blir ikkje gjenteke her, i tilfelle det gjeld ein person); venta eit kvartal som 2027-Q3, 2027K3 eller 3. kvartal 2027, eller eit år.",
    remedy: "Rett perioden på linje {line}.",
  },
  "ingest.not-year": {
    message: "{field} er «{cell}»; venta eit år med fire siffer.",
    remedy: "Rett året på linje {line}.",
  },
  "ingest.text-for-year": {
    message:
      "{field} har tekst eller eit langt tal (blir ikkje gjenteke her, i tilfelle det gjeld ein person); venta eit år med fire siffer.",
    remedy: "Rett året på linje {line}.",
  },
  "ingest.future-period": {
    message: "{field} er {period}, som ikkje er komen enno; den nyaste perioden det kan gjelde, er {latest}.",
    remedy: "Rett perioden på linje {line}, eller køyr med ein seinare --as-of.",
  },
  "ingest.not-number": {
    message: "{field} er «{cell}»; venta eit tal, eller eitt av teikna . .. : - for manglande tal.",
    remedy: "Rett talet på linje {line}.",
  },
  "ingest.text-for-number": {
    message:
      "{field} har tekst eller eit langt tal (blir ikkje gjenteke her, i tilfelle det gjeld ein person); venta eit tal, eller eitt av teikna . .. : - for manglande tal.",
    remedy: "Rett talet på linje {line}.",
  },
  "ingest.ambiguous-number": {
    message: "{field} er «{cell}», som kan vere både tusen og desimalar.",
    remedy: "Skriv tusen med mellomrom eller utan teikn, og desimalar med desimalteiknet i fila.",
  },
  "ingest.not-whole": {
    message: "{field} er «{cell}»; venta eit heilt tal.",
    remedy: "Sjå etter om desimalteiknet er rett, eller om kolonnane er forskovne.",
  },
  "ingest.negative": {
    message: "{field} er «{cell}»; eit antal kan ikkje vere under 0.",
    remedy: "Rett talet på linje {line}; «-» åleine tyder 0.",
  },
  "ingest.too-large-number": {
    message: "{field} er over det største talet som kan gjelde, {limit}.",
    remedy: "Sjå etter om skiljeteikn har falle bort eller kolonnane er forskovne på linje {line}.",
  },
  "ingest.not-percent": {
    message: "{field} er «{cell}»; venta prosent frå 0 til 100.",
    remedy: "Rett talet på linje {line}.",
  },
  "ingest.not-date": {
    message: "{field} er ikkje ein dato; venta 2027-09-30 eller 30.9.2027, og ein dag som finst.",
    remedy: "Rett datoen på linje {line}, eller lat cella stå tom.",
  },
  "ingest.whole-not-sum": {
    message: "{field} er ikkje summen av {parts} på same rad.",
    remedy: "Rett det som er feil på linje {line}.",
  },
  "ingest.part-over-whole": {
    message: "{field} er større enn {whole} på same rad; ein del kan ikkje vere større enn det heile.",
    remedy: "Rett det som er feil på linje {line}.",
  },
  "ingest.repeated-row": {
    message: "Linje {line} tek opp att linje {lines}; den første gjeld.",
    remedy: "Fjern den eine rada.",
  },
  "ingest.conflicting-row": {
    message: "Linje {lines} gjeld det same, med ulike tal; alle er avviste.",
    remedy: "Finn ut kva for ei som er rett, og fjern dei andre.",
  },
  "ingest.total-not-sum": {
    message: "{field} på linje {line} er ikkje summen av delane etter {by} på linje {lines}; alle er avviste.",
    remedy: "Finn ut om summen eller ein av delane er feil, og lever på nytt.",
  },
  "ingest.total-not-covered": {
    message:
      "{field} på linje {line} er mindre enn den største eller større enn summen av delane etter {by} på linje {lines}; alle er avviste.",
    remedy: "Finn ut om totalen eller ein av delane er feil, og lever på nytt.",
  },
};
