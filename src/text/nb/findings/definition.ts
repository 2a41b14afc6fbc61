/** Findings of definition, in nb. */
import type { definitionCodes } from "../../../model/codes/definition.ts";
import type { FindingText } from "../../catalogue.ts";

export const definitionFindings: Readonly<Record<keyof typeof definitionCodes, FindingText>> = {
  "definition.unreadable": {
    message: "{file} mangler eller kan ikke leses.",
    remedy: "Legg filen i mappen med definisjonene.",
  },
  "definition.too-large": {
    message: "{file} er på {kilobytes} kB; en definisjon kan være på høyst {limit} kB.",
    remedy: "Kontroller at det er riktig fil.",
  },
  "definition.too-deep": {
    message: "Noe er nøstet mer enn {limit} nivåer inn eller rykket svært langt inn.",
    remedy: "Kontroller klammer, bindestreker og innrykk på linjen.",
  },
  "definition.empty": {
    message: "Filen er tom.",
    remedy: "Skriv definisjonen, eller hent den fra en ny arbeidsmappe laget med felles init.",
  },
  "definition.syntax": {
    message: "Dette er ikke gyldig YAML ({detail}).",
    remedy: "Kontroller innrykk, kolon, anførselstegn og klammer her og på linjen over.",
  },
  "definition.tab": { message: "Innrykket er laget med tabulator.", remedy: "Bruk mellomrom i stedet." },
  "definition.several-documents": {
    message: "Filen inneholder flere dokumenter, skilt med ---.",
    remedy: "Legg hver definisjon i sin egen fil.",
  },
  "definition.anchor": {
    message: "Ankere, henvisninger og fletting (&, *, <<) er ikke tillatt i en definisjon.",
    remedy: "Skriv innholdet ut der det gjelder.",
  },
  "definition.tag": {
    message: "Typemerker (!) er ikke tillatt i en definisjon.",
    remedy: "Fjern merket; sett verdien i anførselstegn hvis den begynner med utropstegn.",
  },
  "definition.duplicate-key": { message: "Nøkkelen står to ganger på samme sted.", remedy: "Fjern den ene." },
  "definition.unquoted-key": { message: "Nøkkelen {key} er ikke tekst.", remedy: 'Sett den i anførselstegn: "{key}".' },
  "definition.unknown-key": {
    message: "«{key}» er ikke en nøkkel her; den nærmeste er «{nearest}».",
    remedy: "Rett eller fjern den. Nøklene her er: {known}.",
  },
  "definition.missing-key": { message: "«{key}» mangler.", remedy: "Legg til nøkkelen «{key}» her." },
  "definition.needless-key": {
    message: "«{key}» hører ikke til når {other} er «{value}».",
    remedy: "Fjern «{key}», eller endre {other}.",
  },
  "definition.unquoted": {
    message: "{key} er tallet {value}; her skal det stå tekst.",
    remedy: 'Sett verdien i anførselstegn: "{value}".',
  },
  "definition.not-text": {
    message: "{key} er «{value}»; her skal det stå tekst.",
    remedy: "Skriv en tekst, i anførselstegn om nødvendig.",
  },
  "definition.not-number": {
    message: "{key} er «{value}»; her skal det stå et tall.",
    remedy: "Skriv et tall uten anførselstegn og med punktum som desimaltegn.",
  },
  "definition.not-whole-number": {
    message: "{key} er «{value}»; her skal det stå et helt tall.",
    remedy: "Skriv et helt tall uten anførselstegn.",
  },
  "definition.not-boolean": {
    message: "{key} er «{value}»; her skal det stå true eller false.",
    remedy: "Skriv true for ja og false for nei, uten anførselstegn.",
  },
  "definition.not-list": {
    message: "{key} er «{value}»; her skal det stå en liste.",
    remedy: "Sett verdiene i klammer, [a, b], eller på hver sin linje etter en bindestrek.",
  },
  "definition.not-map": {
    message: "{key} er «{value}»; her skal det stå nøkler med verdier.",
    remedy: "Skriv «nøkkel: verdi» på egne linjer med innrykk.",
  },
  "definition.empty-value": { message: "{key} er tom.", remedy: "Skriv en verdi, eller fjern nøkkelen." },
  "definition.empty-list": { message: "Listen {key} er tom.", remedy: "Skriv minst én verdi." },
  "definition.wrong-choice": {
    message: "{key} er «{value}»; nærmeste mulige verdi er «{nearest}».",
    remedy: "Velg en av disse: {known}.",
  },
  "definition.wrong-form": {
    message: "{key} er «{value}», som ikke har den formen som trengs.",
    remedy: "Skriv det som i dette eksempelet: {example}.",
  },
  "definition.wrong-value": {
    message: "{key} kan ikke være «{value}».",
    remedy: "Se hva som er mulig i schema-mappen, eller velg en annen verdi.",
  },
  "definition.broken-rule": {
    message: "{key} bryter en regel: {rule}.",
    remedy: "Rett verdiene slik at regelen holder.",
  },
  "definition.out-of-range": {
    message: "{key} er {value}; her skal det stå et tall {limit}.",
    remedy: "Skriv et tall innenfor grensen.",
  },
  "definition.unknown-id": {
    message: "{key} nevner «{id}», som ikke står i {where}; den nærmeste er «{nearest}».",
    remedy: "Rett skrivemåten, eller legg den til i {where}.",
  },
  "definition.no-id": {
    message: "{key} nevner «{id}», men {where} har ingen.",
    remedy: "Legg den til i {where}, eller fjern omtalen.",
  },
  "definition.duplicate-id": {
    message: "{key} «{id}» står også på linje {first}.",
    remedy: "Fjern den ene, eller gi den et annet navn.",
  },
  "definition.unlisted-id": {
    message: "{key} nevner «{id}», som ikke står i {where}.",
    remedy: "Skriv en av disse: {known}. Eller legg den til i {where}.",
  },
  "definition.unlisted-key": {
    message: "«{key}» er ikke en nøkkel her.",
    remedy: "Fjern den, eller skriv en av disse: {known}.",
  },
  "definition.unlisted-choice": {
    message: "{key} er «{value}»; det finnes ikke.",
    remedy: "Skriv en av disse: {known}.",
  },
  "definition.layout-name": {
    message:
      "Oppsettet heter «{name}»; ventet små bokstaver, sifre og bindestreker, og ikke navnet på et leveranseslag ({kinds}).",
    remedy: "Gi filen et annet navn, for eksempel etter avsenderen.",
  },
  "definition.unused-source": {
    message: "Kilden «{source}» er oppført, men ingen analyse bruker den.",
    remedy: "Fjern den fra sources, eller legg til en analyse som bruker den.",
  },
  "definition.missing-source": {
    message: "Analysen «{analysis}» bruker «{indicator}», som trenger kilden «{source}», men den er ikke oppført.",
    remedy: "Legg til «{source}» i sources.",
  },
  "definition.overlapping-roles": {
    message: "{area} har to roller samtidig fra {from}: {role} i «{group}» og {otherRole} i «{otherGroup}».",
    remedy: "La det ene medlemskapet slutte (until) den dagen det andre begynner (from).",
  },
  "definition.backwards": {
    message: "{key} går ikke framover i tid: {from} til {until}.",
    remedy: "Rett den ene av de to.",
  },
  "definition.unsuitable-method": {
    message: "Metoden «{method}» passer ikke til «{indicator}», som er av slaget {kind}.",
    remedy: "Velg en metode for det slaget, eller en indikator av disse slagene: {known}.",
  },
  "definition.wrong-window": {
    message: "Vinduet «{window}» passer ikke til «{indicator}», som har tall per {grain}.",
    remedy:
      "Bruk quarter, rolling-4 eller calendar-year for kvartalstall, year eller years-3 for årstall, eller en fast periode.",
  },
  "definition.one-group": {
    message: "Metoden «{method}» gjelder kommunene i én gruppe, men units navngir {count}.",
    remedy: "Navngi én gruppe, og skriv en analyse for hver.",
  },
  "definition.not-coarser": {
    message: "«{key}» er «{value}» i et trinn, som ikke er grovere enn «{before}» før det.",
    remedy:
      "Ordne trinnene fra det fineste til det groveste: et lengre vindu, i kvartaler eller år som før; grupper som rommer kommunene som var navngitt før; færre av kolonnene i by.",
  },
  "definition.not-divided": {
    message: "over navngir «{column}», men analysen er ikke delt etter den.",
    remedy: "Føy «{column}» til by.",
  },
  "definition.no-weight": {
    message: "standard har ingen vekt for {code} i {column}.",
    remedy: "Skriv en vekt for hver kode, eller velg en annen oppdeling.",
  },
  "definition.small-base": {
    message:
      "rounding er {base}, men regelen krever {limit}: det som er mindre, ville verken blitt skjult eller avrundet nok.",
    remedy: "Rund av til en større base, eller fjern rounding, så blir små antall skjult.",
  },
  "definition.not-counted": {
    message: "{measure} teller ikke personer, så {key} kan ikke skjules etter hvor mange de er.",
    remedy:
      "Bruk en kolonne av typen count, med antall svar eller personer uten vekter, eller sett personal: false når tallet ikke gjelder personer.",
  },
  "definition.looser-rule": {
    message: "{key} er {value}, som er mildere enn regelens {limit}.",
    remedy: "Skriv {limit} eller mer, eller fjern nøkkelen: grensene kan bare skjerpes.",
  },
  "definition.divided-in-use": {
    message: "Kommune {code} er delt, men har ingen siste dag.",
    remedy: "Skriv until: den første dagen da koden ikke var i bruk; eller fjern divided.",
  },
  "definition.no-division": {
    message: "Kommune {code} står under formerly hos {areas}, og ingen deling sier hvor mye som hører til hver.",
    remedy: "Skriv divided på {code} med personene i hver del og kilden, eller la bare én kommune nevne den.",
  },
};
