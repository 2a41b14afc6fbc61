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
    message: "Fila er ei arbeidsbok av eit slag som felles ikkje les, til dømes .xls eller .xlsb.",
    remedy: "Opne henne i Excel og vel Lagre som, Excel-arbeidsbok (.xlsx) eller CSV UTF-8.",
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
  "ingest.too-many-rejected": {
    message:
      "Meir enn {limit} rader er feil: då er noko gale med fila som heilskap, og ingenting av henne er teke med.",
    remedy: "Sjå kva som er gale med felles validate på eit utdrag av fila, rett det i alle radene og lever på nytt.",
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
  "ingest.ambiguous-layout": {
    message: "Overskrifta på linje {line} passar til fleire oppsett: {layouts}.",
    remedy:
      "Skriv i deliveries.yaml ved sida av fila kven avsendaren er, eller oppsettet som kind; oppsettet må nemne den same avsendaren under provider.",
  },
  "ingest.no-header": {
    message: "Ingen av dei første {lines} radene er ei kjend overskrift; venta kolonnane til {expected}.",
    remedy:
      "Bruk kolonnenamna frå malen (felles template), eller lag eit oppsett for avsendaren: felles validate --suggest-layout gjer framlegg om eitt.",
  },
  "ingest.stated-column": {
    message: "Fila har kolonnen {field}, og oppsettet {layout} gir han òg; berre éin av dei kan gjelde.",
    remedy: "Ta {field} ut av oppsettet, eller legg overskrifta under ignore.",
  },
  "ingest.no-table": {
    message: "Fila har inga rad som kan vere ei overskrift: ingen av dei første radene har to celler.",
    remedy: "Sjå etter om fila er ein tabell, og om skiljeteiknet er rett.",
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
  "ingest.skipped-row": {
    message: "Linje {line} er hoppa over, slik oppsettet {layout} seier under skip.",
    remedy: "Ingenting. Skulle rada vore med, må mønsteret under skip gjerast trongare.",
  },
  "ingest.heading-row": {
    message: "Linje {line} er ei overskrift for radene under, ikkje ei rad med tal.",
    remedy: "Ingenting. Det som står der, gjeld radene under.",
  },
  "ingest.example-row": {
    message: "Linje {line} er dømet i malen, ikkje ei rad med tal.",
    remedy: "Slett dømerada når malen er fylt ut.",
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
  "ingest.misnamed": {
    message: "Filnamnet høyrer til eit anna format, men innhaldet er {format}; fila er lesen som det ho er.",
    remedy: "Gje fila rett ending, så ingen andre tek feil av henne.",
  },
  "ingest.more-tables": {
    message: "Tabell {sheets} i fila har òg ei overskrift som passar, men berre tabell {read} er lesen.",
    remedy: "Legg alt i éin tabell, lever kvar tabell som ei fil, eller namngje arket i eit oppsett i pipelines.",
  },
  "ingest.header-lines": {
    message: "Overskrifta står på to linjer, den nedste på linje {line}; dei er lesne som éi.",
    remedy: "Set overskrifta på éi linje for å sleppe denne merknaden.",
  },
  "ingest.encrypted": {
    message: "Arbeidsboka er verna med passord og kan ikkje lesast.",
    remedy: "Fjern passordet (Fil, Info, Beskytt arbeidsbok), lagre og lever på nytt.",
  },
  "ingest.damaged-file": {
    message: "Fila er {format}, men er skadd: {part} kan ikkje lesast.",
    remedy: "Opne fila i programmet som laga henne, lagre på nytt og lever henne.",
  },
  "ingest.unpacked-too-large": {
    message: "Fila ville bli over {limit} MB når ho vert pakka ut; ingen leveranse er så stor.",
    remedy: "Slett tomme rader og kolonnar med formatering, eller lever tala som CSV.",
  },
  "ingest.unpacked-ratio": {
    message:
      "Ein del av fila veks meir enn {limit} gonger når han vert pakka ut; slik er ingen rekneark, men vondsinna filer.",
    remedy: "Lever tala som CSV, og spør avsendaren kvar fila kjem frå.",
  },
  "ingest.too-many-parts": {
    message: "Arbeidsboka er sett saman av fleire enn {limit} delar.",
    remedy: "Lagre berre arket med tala i ei ny arbeidsbok, eller lever dei som CSV.",
  },
  "ingest.nested-archive": {
    message: "Arbeidsboka har andre filer liggjande inni seg; kva dei inneheld, kan ikkje felles sjå.",
    remedy: "Fjern innebygde filer og diagram, lagre og lever på nytt.",
  },
  "ingest.too-many-cells": {
    message: "Tabellen har meir enn {limit} celler.",
    remedy: "Del leveransen, til dømes etter år, eller vel ut dei kodane som trengst.",
  },
  "ingest.hidden-rows": {
    message: "Rad {lines} er gøymd i arket; gøymde rader er lesne som dei andre.",
    remedy: "Sjå gjennom dei gøymde radene, og slett dei om dei ikkje skal vere med.",
  },
  "ingest.hidden-columns": {
    message: "Kolonne {columns} er gøymd i arket; gøymde kolonnar er lesne som dei andre.",
    remedy: "Sjå gjennom dei gøymde kolonnane, og slett dei om dei ikkje skal vere med.",
  },
  "ingest.hidden-sheet": {
    message: "Tala er lesne frå eit gøymt ark, for ingen av dei synlege har ei overskrift som passar.",
    remedy: "Vis arket i reknearket, og sjå at det er det som skulle leverast.",
  },
  "ingest.error-cell": {
    message: "Cella har feilverdien {cell} frå reknearket i staden for eit innhald.",
    remedy: "Rett formelen i cella, eller skriv inn talet.",
  },
  "ingest.no-cached-value": {
    message: "Cella har ein formel utan lagra resultat; felles reknar ikkje ut formlar.",
    remedy: "Opne fila i eit rekneark, lat det rekne ut, lagre og lever på nytt.",
  },
  "ingest.merged-number": {
    message: "{field} står i ei celle som er slegen saman med andre; felles kan ikkje vite kva rad talet gjeld.",
    remedy: "Del cella, og set eit tal i kvar rad.",
  },
  "ingest.flag-contradiction": {
    message:
      "Kolonne {column} på linje {line} har eit tal, men kjelda merkjer det som ikkje tilgjengeleg eller gøymt; rada er ikkje brukt.",
    remedy: "Spør kjelda kva som gjeld; eit gøymt tal skal ikkje stå i leveransen.",
  },
  "ingest.unknown-flag": {
    message:
      "Merket i kolonne {column} er ukjent; venta 0 (i orden), 1 (manglar), 2 (kan ikkje reknast ut) eller 3 (gøymt).",
    remedy: "Rett merket på linje {line}, eller spør kjelda kva det tyder.",
  },
  "ingest.zeros-restored": {
    message: "{count} områdekodar hadde mist nullar framme; dei er sette tilbake.",
    remedy: "Ingenting treng gjerast.",
  },
  "ingest.not-json-stat": {
    message: "Fila er JSON, men ikkje JSON-stat 2.",
    remedy: "Be om JSON-stat 2 (json-stat2), eller lever tala som CSV.",
  },
  "ingest.json-stat-shape": {
    message: "JSON-stat-fila er ikkje i orden: {key} manglar eller høver ikkje med resten.",
    remedy: "Hent tabellen på nytt.",
  },
  "ingest.unknown-status": {
    message: "{count} tal har eit statusteikn som felles ikkje kjenner; tala er lesne utan det.",
    remedy: "Sjå i dokumentasjonen til kjelda kva teiknet tyder.",
  },
  "ingest.no-engine": {
    message: "Fila er Parquet, som ikkje kan lesast her.",
    remedy: "Lever tala som CSV eller rekneark.",
  },
  "ingest.nested-column": {
    message: "Kolonne {column} har lister, objekt eller binære data; venta tekst, tal eller datoar.",
    remedy: "Lever ein flat tabell med éin verdi i kvar celle.",
  },
};
