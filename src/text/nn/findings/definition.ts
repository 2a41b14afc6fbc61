/** Findings of definition, in nn. */
import type { definitionCodes } from "../../../model/codes/definition.ts";
import type { FindingText } from "../../catalogue.ts";

export const definitionFindings: Readonly<Record<keyof typeof definitionCodes, FindingText>> = {
  "definition.unreadable": {
    message: "{file} manglar eller kan ikkje lesast.",
    remedy: "Legg fila i mappa med definisjonane.",
  },
  "definition.too-large": {
    message: "{file} er på {kilobytes} kB; ein definisjon kan vere på høgst {limit} kB.",
    remedy: "Kontroller at det er rett fil.",
  },
  "definition.too-deep": {
    message: "Noko er nøsta meir enn {limit} nivå inn eller rykt svært langt inn.",
    remedy: "Kontroller klammer, bindestrekar og innrykk på linja.",
  },
  "definition.empty": {
    message: "Fila er tom.",
    remedy: "Skriv definisjonen, eller hent han frå ei ny arbeidsmappe laga med felles init.",
  },
  "definition.syntax": {
    message: "Dette er ikkje gyldig YAML ({detail}).",
    remedy: "Kontroller innrykk, kolon, hermeteikn og klammer her og på linja over.",
  },
  "definition.tab": { message: "Innrykket er laga med tabulator.", remedy: "Bruk mellomrom i staden." },
  "definition.several-documents": {
    message: "Fila inneheld fleire dokument, skilde med ---.",
    remedy: "Legg kvar definisjon i si eiga fil.",
  },
  "definition.anchor": {
    message: "Anker, tilvisingar og fletting (&, *, <<) er ikkje tillatne i ein definisjon.",
    remedy: "Skriv innhaldet ut der det gjeld.",
  },
  "definition.tag": {
    message: "Typemerke (!) er ikkje tillatne i ein definisjon.",
    remedy: "Fjern merket; set verdien i hermeteikn dersom han byrjar med utropsteikn.",
  },
  "definition.duplicate-key": { message: "Nøkkelen står to gonger på same stad.", remedy: "Fjern den eine." },
  "definition.unquoted-key": { message: "Nøkkelen {key} er ikkje tekst.", remedy: 'Set han i hermeteikn: "{key}".' },
  "definition.unknown-key": {
    message: "«{key}» er ikkje ein nøkkel her; den næraste er «{nearest}».",
    remedy: "Rett eller fjern han. Nøklane her er: {known}.",
  },
  "definition.missing-key": { message: "«{key}» manglar.", remedy: "Legg til nøkkelen «{key}» her." },
  "definition.needless-key": {
    message: "«{key}» høyrer ikkje til når {other} er «{value}».",
    remedy: "Fjern «{key}», eller endre {other}.",
  },
  "definition.unquoted": {
    message: "{key} er talet {value}; her skal det stå tekst.",
    remedy: 'Set verdien i hermeteikn: "{value}".',
  },
  "definition.not-text": {
    message: "{key} er «{value}»; her skal det stå tekst.",
    remedy: "Skriv ein tekst, i hermeteikn om nødvendig.",
  },
  "definition.not-number": {
    message: "{key} er «{value}»; her skal det stå eit tal.",
    remedy: "Skriv eit tal utan hermeteikn og med punktum som desimalteikn.",
  },
  "definition.not-whole-number": {
    message: "{key} er «{value}»; her skal det stå eit heilt tal.",
    remedy: "Skriv eit heilt tal utan hermeteikn.",
  },
  "definition.not-boolean": {
    message: "{key} er «{value}»; her skal det stå true eller false.",
    remedy: "Skriv true for ja og false for nei, utan hermeteikn.",
  },
  "definition.not-list": {
    message: "{key} er «{value}»; her skal det stå ei liste.",
    remedy: "Set verdiane i klammer, [a, b], eller på kvar si linje etter ein bindestrek.",
  },
  "definition.not-map": {
    message: "{key} er «{value}»; her skal det stå nøklar med verdiar.",
    remedy: "Skriv «nøkkel: verdi» på eigne linjer med innrykk.",
  },
  "definition.empty-value": { message: "{key} er tom.", remedy: "Skriv ein verdi, eller fjern nøkkelen." },
  "definition.empty-list": { message: "Lista {key} er tom.", remedy: "Skriv minst éin verdi." },
  "definition.wrong-choice": {
    message: "{key} er «{value}»; næraste moglege verdi er «{nearest}».",
    remedy: "Vel ein av desse: {known}.",
  },
  "definition.wrong-form": {
    message: "{key} er «{value}», som ikkje har den forma som trengst.",
    remedy: "Skriv det som i dette dømet: {example}.",
  },
  "definition.wrong-value": {
    message: "{key} kan ikkje vere «{value}».",
    remedy: "Sjå kva som er mogleg i schema-mappa, eller vel ein annan verdi.",
  },
  "definition.broken-rule": { message: "{key} bryt ein regel: {rule}.", remedy: "Rett verdiane slik at regelen held." },
  "definition.out-of-range": {
    message: "{key} er {value}; her skal det stå eit tal {limit}.",
    remedy: "Skriv eit tal innanfor grensa.",
  },
  "definition.unknown-id": {
    message: "{key} nemner «{id}», som ikkje står i {where}; den næraste er «{nearest}».",
    remedy: "Rett skrivemåten, eller legg han til i {where}.",
  },
  "definition.no-id": {
    message: "{key} nemner «{id}», men {where} har ingen.",
    remedy: "Legg han til i {where}, eller fjern omtalen.",
  },
  "definition.duplicate-id": {
    message: "{key} «{id}» står òg på linje {first}.",
    remedy: "Fjern den eine, eller gi han eit anna namn.",
  },
  "definition.unlisted-id": {
    message: "{key} nemner «{id}», som ikkje står i {where}.",
    remedy: "Skriv ein av desse: {known}. Eller legg han til i {where}.",
  },
  "definition.unlisted-key": {
    message: "«{key}» er ikkje ein nøkkel her.",
    remedy: "Fjern han, eller skriv ein av desse: {known}.",
  },
  "definition.unlisted-choice": {
    message: "{key} er «{value}»; det finst ikkje.",
    remedy: "Skriv ein av desse: {known}.",
  },
  "definition.layout-name": {
    message:
      "Oppsettet heiter «{name}»; venta små bokstavar, siffer og bindestrekar, og ikkje namnet på eit leveranseslag ({kinds}).",
    remedy: "Gi fila eit anna namn, til dømes etter avsendaren.",
  },
  "definition.unused-source": {
    message: "Kjelda «{source}» er oppført, men ingen analyse bruker henne.",
    remedy: "Fjern henne frå sources, eller legg til ein analyse som bruker henne.",
  },
  "definition.missing-source": {
    message: "Analysen «{analysis}» bruker «{indicator}», som treng kjelda «{source}», men ho er ikkje oppført.",
    remedy: "Legg til «{source}» i sources.",
  },
  "definition.overlapping-roles": {
    message: "{area} har to roller samstundes frå {from}: {role} i «{group}» og {otherRole} i «{otherGroup}».",
    remedy: "La det eine medlemskapet slutte (until) den dagen det andre byrjar (from).",
  },
  "definition.backwards": {
    message: "{key} går ikkje framover i tid: {from} til {until}.",
    remedy: "Rett den eine av dei to.",
  },
  "definition.unsuitable-method": {
    message: "Metoden «{method}» høver ikkje til «{indicator}», som er av slaget {kind}.",
    remedy: "Vel ein metode for det slaget, eller ein indikator av desse slaga: {known}.",
  },
  "definition.wrong-window": {
    message: "Vindauget «{window}» høver ikkje til «{indicator}», som har tal per {grain}.",
    remedy:
      "Bruk quarter, rolling-4 eller calendar-year for kvartalstal, year eller years-3 for årstal, eller ein fast periode.",
  },
  "definition.one-group": {
    message: "Metoden «{method}» gjeld kommunane i éi gruppe, men units nemner {count}.",
    remedy: "Nemn éi gruppe, og skriv ein analyse for kvar.",
  },
  "definition.not-coarser": {
    message: "«{key}» er «{value}» i eit steg, som ikkje er grovare enn «{before}» før det.",
    remedy:
      "Ordne stega frå det finaste til det grovaste: eit lengre vindauge, i kvartal eller år som før; grupper som rommar kommunane som var namngjevne før; færre av kolonnane i by.",
  },
  "definition.not-divided": {
    message: "over nemner «{column}», men analysen er ikkje delt etter den.",
    remedy: "Føy «{column}» til by.",
  },
  "definition.no-weight": {
    message: "standard har inga vekt for {code} i {column}.",
    remedy: "Skriv ei vekt for kvar kode, eller vel ei anna oppdeling.",
  },
  "definition.small-base": {
    message:
      "rounding er {base}, men regelen krev {limit}: det som er mindre, ville verken blitt skjult eller avrunda nok.",
    remedy: "Rund av til ein større base, eller fjern rounding, så blir små tal skjulte.",
  },
  "definition.not-counted": {
    message: "{measure} tel ikkje personar, så {key} kan ikkje skjulast etter kor mange dei er.",
    remedy:
      "Bruk ei kolonne av typen count, med talet på svar eller personar utan vekter, eller set personal: false når talet ikkje gjeld personar.",
  },
  "definition.looser-rule": {
    message: "{key} er {value}, som er mildare enn regelen sin {limit}.",
    remedy: "Skriv {limit} eller meir, eller fjern nøkkelen: grensene kan berre skjerpast.",
  },
  "definition.divided-in-use": {
    message: "Kommune {code} er delt, men har ingen siste dag.",
    remedy: "Skriv until: den første dagen då koden ikkje var i bruk; eller fjern divided.",
  },
  "definition.no-division": {
    message: "Kommune {code} står under formerly hos {areas}, og inga deling seier kor mykje som høyrer til kvar.",
    remedy: "Skriv divided på {code} med personane i kvar del og kjelda, eller lat berre éin kommune nemne den.",
  },
};
