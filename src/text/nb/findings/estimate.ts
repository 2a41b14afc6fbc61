/** Findings of a study, in nb. */
import type { estimateCodes } from "../../../model/codes/estimate.ts";
import type { FindingText } from "../../catalogue.ts";

export const estimateFindings: Readonly<Record<keyof typeof estimateCodes, FindingText>> = {
  "estimate.no-such-method": {
    message: "Det finnes ingen metode «{method}» for én liten fil.",
    remedy: "Skriv en av disse: {known}.",
  },
  "estimate.unknown-method": {
    message: "Metoden «{method}» finnes ikke. Mente du «{nearest}»?",
    remedy: "Skriv en av: {known}.",
  },
  "estimate.missing-option": {
    message: "{method} trenger {option}; det velges aldri for deg.",
    remedy: "Skriv for eksempel {example}.",
  },
  "estimate.excess-option": {
    message: "{method} bruker ikke {option}.",
    remedy: "Fjern {option}, eller velg en metode som bruker det.",
  },
  "estimate.no-header": {
    message: "Ingen linje har overskriftene som metoden trenger: {columns}.",
    remedy: "Gi kolonnene disse navnene. Rekkefølgen er fri, og andre kolonner blir stående urørt.",
  },
  "estimate.double-column": {
    message: "Kolonnen står to ganger i overskriften.",
    remedy: "Fjern eller gi nytt navn til den ene.",
  },
  "estimate.no-rows": {
    message: "Filen har overskrift, men ingen rader; ventet minst én.",
    remedy: "Legg inn tallene under overskriften.",
  },
  "estimate.short-row": {
    message: "Raden har {cells} celler; ventet {columns} som i overskriften.",
    remedy: "Sjekk skilletegnene på linjen.",
  },
  "estimate.empty-cell": {
    message: "Cellen er tom; ventet en verdi.",
    remedy: "Fyll inn verdien eller ta bort raden. Ukjent er aldri 0.",
  },
  "estimate.not-number": {
    message: "Cellen er ikke et tall; ventet et endelig tall.",
    remedy: "Rett cellen. NaN, skjulte tall og «<5» kan ikke regnes med.",
  },
  "estimate.ambiguous-number": {
    message: "Tallet kan leses på to måter, for skilletegnet kan stå for tusen eller for desimaler.",
    remedy: "Skriv det uten tusenskille, eller med desimaltegnet som filen ellers bruker.",
  },
  "estimate.not-count": {
    message: "Tallet er ikke et antall; ventet et helt tall fra 0.",
    remedy: "Rett tallet.",
  },
  "estimate.not-positive-count": {
    message: "Ventet et helt tall fra 1.",
    remedy: "Rett tallet, eller ta bort raden: en andel av ingen finnes ikke.",
  },
  "estimate.not-positive": {
    message: "Ventet et tall over 0.",
    remedy: "Rett tallet, eller ta bort raden: en befolkning på 0 har ingen rate.",
  },
  "estimate.not-non-negative": {
    message: "Ventet et tall fra 0 og opp.",
    remedy: "Rett tallet.",
  },
  "estimate.not-probability": {
    message: "Ventet et tall fra 0 til 1.",
    remedy: "Skriv 0.05, ikke 5.",
  },
  "estimate.not-flag": {
    message: "Ventet 0 eller 1.",
    remedy: "Skriv 1 for ja og 0 for nei.",
  },
  "estimate.more-than-trials": {
    message: "x er større enn n; ventet høyst så mange som n.",
    remedy: "Sjekk om kolonnene er byttet om.",
  },
  "estimate.not-two-groups": {
    message: "Filen har {count} grupper; ventet to.",
    remedy: "Behold radene for de to gruppene som skal sammenlignes.",
  },
  "estimate.same-row": {
    message: "Raden handler om det samme som linje {earlier}.",
    remedy: "Slå dem sammen, eller ta bort den ene.",
  },
  "estimate.lonely-row": {
    message: "Laget har bare den ene av de to gruppene.",
    remedy: "Legg til den andre gruppen i samme lag (stratum), eller ta bort raden.",
  },
  "estimate.no-events": {
    message: "Ingen av de to gruppene har en hendelse; ventet minst én til sammen.",
    remedy: "Ta med en lengre periode, eller regn intervallet for hver gruppe med garwood.",
  },
  "estimate.no-event-at-all": {
    message: "Ingen rad har en hendelse; ventet minst én.",
    remedy: "Ta med en lengre periode, eller regn intervallet for hver rad med garwood.",
  },
  "estimate.no-weight": {
    message: "Alle vektene i gruppen er 0; ventet minst én over 0.",
    remedy: "Skriv standardbefolkningen i kolonnen weight.",
  },
  "estimate.few-rows": {
    message: "Filen har {rows} rad(er); ventet minst {least}.",
    remedy: "Legg til flere rader, eller velg en annen metode.",
  },
  "estimate.outside-interval": {
    message: "ratio ligger utenfor lower–upper; ventet et intervall som rommer estimatet.",
    remedy: "Sjekk om kolonnene er byttet om.",
  },
  "estimate.crossed-bounds": {
    message: "Den nedre grensen er over den øvre.",
    remedy: "Bytt dem, eller skriv antallet i begge kolonnene der det er kjent.",
  },
  "estimate.more-than-invited": {
    message: "Flere svarte enn det ble spurt.",
    remedy: "invited skal være alle som ble spurt, også de som svarte.",
  },
  "estimate.no-baseline": {
    message: "Ingen rad er merket med 1 i baseline.",
    remedy: "Skriv 1 i radene som senterlinjen skal regnes av, og 0 i de andre.",
  },
  "estimate.turned-unit": {
    message: "Enheten har en annen verdi for treated enn på linje {earlier}; ventet den samme på alle radene.",
    remedy: "Skriv 1 på alle rader for enheter som får tiltaket, og bruk after for når.",
  },
  "estimate.turned-period": {
    message: "Perioden har en annen verdi for after enn på linje {earlier}; ventet den samme for alle enheter.",
    remedy: "Skriv 1 for alle enheter i perioder etter oppstart.",
  },
  "estimate.one-sided": {
    message: "{treated} av {units} enheter får tiltaket; ventet noen, ikke alle.",
    remedy: "Ta med enheter uten tiltaket, og merk dem med treated = 0.",
  },
  "estimate.hole": {
    message: "Enheten har {rows} rader for {periods} perioder; ventet nøyaktig én for hver.",
    remedy: "Fyll inn det som mangler, eller ta bort enheten.",
  },
  "estimate.no-window": {
    message: "Alle periodene ligger på samme side av oppstarten; ventet perioder både før og etter.",
    remedy: "Merk perioder etter oppstart med after = 1 og de andre med 0.",
  },
  "estimate.empty-side": {
    message:
      "Enheter med treated = {treated} har ingen hendelser i radene med after = {after}; ventet minst én i hver av de fire gruppene.",
    remedy: "Ta med lengre vinduer eller flere enheter: uten hendelser har forholdet ingen verdi.",
  },
  "estimate.separated": {
    message: "Modellen har ikke noe endelig svar: {rows} rad(er) uten hendelser kan forklares helt av effektene.",
    remedy: "Ta med lengre vinduer eller flere enheter, eller bruk did-pooled.",
  },
  "estimate.no-variation": {
    message: "Ingenting varierer rundt modellen, så usikkerheten kan ikke regnes.",
    remedy: "Ta med flere perioder og enheter: her forklarer effektene hver rad.",
  },
  "estimate.few-donors": {
    message: "Filen har {donors} enhet(er) uten tiltaket; ventet minst {least}.",
    remedy: "Ta med flere enheter å sammenligne med.",
  },
  "estimate.singular-design": {
    message: "Modellen kan ikke skille virkningene fra hverandre: én av dem følger av de andre.",
    remedy: "Ta med flere perioder og enheter, før og etter oppstart, med og uten tiltaket.",
  },
  "estimate.few-rows-for-model": {
    message: "Filen har færre rader enn modellen har ukjente tall.",
    remedy: "Ta med flere perioder og enheter, eller velg en enklere metode.",
  },
  "estimate.few-clusters": {
    message: "Filen har for få enheter til at usikkerheten kan regnes ut enhet for enhet.",
    remedy: "Ta med flere enheter, eller færre perioder før oppstart.",
  },
  "estimate.one-sided-events": {
    message: "Den ene av gruppene har ingen hendelser; ventet minst én på hver side.",
    remedy: "Ta med et lengre tidsrom eller flere enheter: uten hendelser har forholdet ingen verdi.",
  },
  "estimate.no-exposure": {
    message:
      "På den ene siden er det ingen som noe kunne hende med; ventet personår over 0 i hver av de fire gruppene.",
    remedy: "Rett kolonnen exposure, eller ta med flere enheter.",
  },
  "estimate.turned-adoption": {
    message: "Enheten har en annen verdi av adopted enn på linje {earlier}; ventet den samme på alle radene.",
    remedy: "Skriv perioden da enheten begynte på alle radene, eller la feltet stå tomt for dem som aldri begynte.",
  },
  "estimate.always-treated": {
    message: "Enheten hadde tiltaket fra første periode; ventet minst én periode før.",
    remedy: "Ta med tidligere perioder, eller fjern enheten: den sier ikke noe om en endring.",
  },
  "estimate.unknown-adoption": {
    message: "Verdien av adopted er ingen av periodene i filen.",
    remedy: "Skriv en av periodene, eller la feltet stå tomt for dem som aldri begynte i tidsrommet.",
  },
  "estimate.no-hope": {
    message: "hoped er ikke et forholdstall mellom 0 og 1.",
    remedy: "Skriv nedgangen det er håp om som forholdstall: 0,8 for en nedgang på 20 prosent.",
  },
  "estimate.not-computable": {
    message: "{method} har ikke noe svar på disse tallene.",
    remedy:
      "Hvert tall er lest riktig, men sammen bærer de ikke metoden. Ta med flere perioder eller enheter, eller velg en enklere metode.",
  },
};
