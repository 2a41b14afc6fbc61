/** Findings of a study, in nn. */
import type { estimateCodes } from "../../../model/codes/estimate.ts";
import type { FindingText } from "../../catalogue.ts";

export const estimateFindings: Readonly<Record<keyof typeof estimateCodes, FindingText>> = {
  "estimate.no-such-method": {
    message: "Det finst ingen metode «{method}» for éi lita fil.",
    remedy: "Skriv ein av desse: {known}.",
  },
  "estimate.unknown-method": {
    message: "Metoden «{method}» finst ikkje. Meinte du «{nearest}»?",
    remedy: "Skriv ein av: {known}.",
  },
  "estimate.missing-option": {
    message: "{method} treng {option}; det blir aldri valt for deg.",
    remedy: "Skriv til dømes {example}.",
  },
  "estimate.excess-option": {
    message: "{method} bruker ikkje {option}.",
    remedy: "Fjern {option}, eller vel ein metode som bruker det.",
  },
  "estimate.no-header": {
    message: "Inga linje har overskriftene som metoden treng: {columns}.",
    remedy: "Gi kolonnane desse namna. Rekkjefølgja er fri, og andre kolonnar blir ståande urørte.",
  },
  "estimate.double-column": {
    message: "Kolonnen står to gonger i overskrifta.",
    remedy: "Fjern eller gi nytt namn til den eine.",
  },
  "estimate.no-rows": {
    message: "Fila har overskrift, men ingen rader; venta minst éi.",
    remedy: "Legg inn tala under overskrifta.",
  },
  "estimate.short-row": {
    message: "Rada har {cells} celler; venta {columns} som i overskrifta.",
    remedy: "Sjekk skiljeteikna på linja.",
  },
  "estimate.empty-cell": {
    message: "Cella er tom; venta ein verdi.",
    remedy: "Fyll inn verdien eller ta bort rada. Ukjent er aldri 0.",
  },
  "estimate.not-number": {
    message: "Cella er ikkje eit tal; venta eit endeleg tal.",
    remedy: "Rett cella. NaN, skjulte tal og «<5» kan ikkje reknast med.",
  },
  "estimate.ambiguous-number": {
    message: "Talet kan lesast på to måtar, for skiljeteiknet kan stå for tusen eller for desimalar.",
    remedy: "Skriv det utan tusenskilje, eller med desimalteiknet som fila elles bruker.",
  },
  "estimate.not-count": {
    message: "Talet er ikkje eit tal på noko; venta eit heilt tal frå 0.",
    remedy: "Rett talet.",
  },
  "estimate.not-positive-count": {
    message: "Venta eit heilt tal frå 1.",
    remedy: "Rett talet, eller ta bort rada: ein del av ingen finst ikkje.",
  },
  "estimate.not-positive": {
    message: "Venta eit tal over 0.",
    remedy: "Rett talet, eller ta bort rada: ei befolkning på 0 har ingen rate.",
  },
  "estimate.not-non-negative": {
    message: "Venta eit tal frå 0 og opp.",
    remedy: "Rett talet.",
  },
  "estimate.not-probability": {
    message: "Venta eit tal frå 0 til 1.",
    remedy: "Skriv 0.05, ikkje 5.",
  },
  "estimate.not-flag": {
    message: "Venta 0 eller 1.",
    remedy: "Skriv 1 for ja og 0 for nei.",
  },
  "estimate.more-than-trials": {
    message: "x er større enn n; venta høgst så mange som n.",
    remedy: "Sjekk om kolonnane er bytte om.",
  },
  "estimate.not-two-groups": {
    message: "Fila har {count} grupper; venta to.",
    remedy: "Behald radene for dei to gruppene som skal samanliknast.",
  },
  "estimate.same-row": {
    message: "Rada handlar om det same som linje {earlier}.",
    remedy: "Slå dei saman, eller ta bort den eine.",
  },
  "estimate.lonely-row": {
    message: "Laget har berre den eine av dei to gruppene.",
    remedy: "Legg til den andre gruppa i same lag (stratum), eller ta bort rada.",
  },
  "estimate.no-events": {
    message: "Ingen av dei to gruppene har ei hending; venta minst éi til saman.",
    remedy: "Ta med ein lengre periode, eller rekn intervallet for kvar gruppe med garwood.",
  },
  "estimate.no-event-at-all": {
    message: "Ingen rad har ei hending; venta minst éi.",
    remedy: "Ta med ein lengre periode, eller rekn intervallet for kvar rad med garwood.",
  },
  "estimate.no-weight": {
    message: "Alle vektene i gruppa er 0; venta minst éi over 0.",
    remedy: "Skriv standardbefolkninga i kolonnen weight.",
  },
  "estimate.few-rows": {
    message: "Fila har {rows} rad(er); venta minst {least}.",
    remedy: "Legg til fleire rader, eller vel ein annan metode.",
  },
  "estimate.outside-interval": {
    message: "ratio ligg utanfor lower–upper; venta eit intervall som rommar estimatet.",
    remedy: "Sjekk om kolonnane er bytte om.",
  },
  "estimate.crossed-bounds": {
    message: "Den nedre grensa er over den øvre.",
    remedy: "Byt dei om, eller skriv talet i begge kolonnane der det er kjent.",
  },
  "estimate.more-than-invited": {
    message: "Fleire svara enn det vart spurt.",
    remedy: "invited skal vere alle som vart spurde, òg dei som svara.",
  },
  "estimate.no-baseline": {
    message: "Ingen rad er merkt med 1 i baseline.",
    remedy: "Skriv 1 i radene som senterlinja skal reknast av, og 0 i dei andre.",
  },
  "estimate.turned-unit": {
    message: "Eininga har ein annan verdi for treated enn på linje {earlier}; venta den same på alle radene.",
    remedy: "Skriv 1 på alle rader for einingar som får tiltaket, og bruk after for når.",
  },
  "estimate.turned-period": {
    message: "Perioden har ein annan verdi for after enn på linje {earlier}; venta den same for alle einingar.",
    remedy: "Skriv 1 for alle einingar i periodar etter oppstart.",
  },
  "estimate.one-sided": {
    message: "{treated} av {units} einingar får tiltaket; venta nokre, ikkje alle.",
    remedy: "Ta med einingar utan tiltaket, og merk dei med treated = 0.",
  },
  "estimate.hole": {
    message: "Eininga har {rows} rader for {periods} periodar; venta nøyaktig éi for kvar.",
    remedy: "Fyll inn det som manglar, eller ta bort eininga.",
  },
  "estimate.no-window": {
    message: "Alle periodane ligg på same side av oppstarten; venta periodar både før og etter.",
    remedy: "Merk periodar etter oppstart med after = 1 og dei andre med 0.",
  },
  "estimate.empty-side": {
    message:
      "Einingar med treated = {treated} har inga hending i radene med after = {after}; venta minst éi i kvar av dei fire gruppene.",
    remedy: "Ta med lengre vindauge eller fleire einingar: utan hendingar har forholdet ingen verdi.",
  },
  "estimate.separated": {
    message: "Modellen har ikkje noko endeleg svar: {rows} rad(er) utan hendingar kan forklarast heilt av effektane.",
    remedy: "Ta med lengre vindauge eller fleire einingar, eller bruk did-pooled.",
  },
  "estimate.no-variation": {
    message: "Ingenting varierer rundt modellen, så uvissa kan ikkje reknast.",
    remedy: "Ta med fleire periodar og einingar: her forklarer effektane kvar rad.",
  },
  "estimate.few-donors": {
    message: "Fila har {donors} eining(ar) utan tiltaket; venta minst {least}.",
    remedy: "Ta med fleire einingar å samanlikne med.",
  },
  "estimate.singular-design": {
    message: "Modellen kan ikkje skilje verknadene frå kvarandre: éin av dei følgjer av dei andre.",
    remedy: "Ta med fleire periodar og einingar, før og etter oppstart, med og utan tiltaket.",
  },
  "estimate.few-rows-for-model": {
    message: "Fila har færre rader enn modellen har ukjende tal.",
    remedy: "Ta med fleire periodar og einingar, eller vel ein enklare metode.",
  },
  "estimate.few-clusters": {
    message: "Fila har for få einingar til at uvissa kan reknast ut eining for eining.",
    remedy: "Ta med fleire einingar, eller færre periodar før oppstart.",
  },
  "estimate.one-sided-events": {
    message: "Den eine av gruppene har ingen hendingar; venta minst éi på kvar side.",
    remedy: "Ta med eit lengre tidsrom eller fleire einingar: utan hendingar har forholdet ingen verdi.",
  },
  "estimate.no-exposure": {
    message:
      "På den eine sida er det ingen som noko kunne hende med; venta personår over 0 i kvar av dei fire gruppene.",
    remedy: "Rett kolonnen exposure, eller ta med fleire einingar.",
  },
  "estimate.turned-adoption": {
    message: "Eininga har ein annan verdi av adopted enn på linje {earlier}; venta den same på alle radene.",
    remedy: "Skriv perioden då eininga byrja på alle radene, eller lat feltet stå tomt for dei som aldri byrja.",
  },
  "estimate.always-treated": {
    message: "Eininga hadde tiltaket frå første periode; venta minst éin periode før.",
    remedy: "Ta med tidlegare periodar, eller fjern eininga: ho seier ikkje noko om ei endring.",
  },
  "estimate.unknown-adoption": {
    message: "Verdien av adopted er ingen av periodane i fila.",
    remedy: "Skriv ein av periodane, eller lat feltet stå tomt for dei som aldri byrja i tidsrommet.",
  },
  "estimate.no-hope": {
    message: "hoped er ikkje eit forholdstal mellom 0 og 1.",
    remedy: "Skriv nedgangen det er von om som forholdstal: 0,8 for ein nedgang på 20 prosent.",
  },
  "estimate.not-computable": {
    message: "{method} har ikkje noko svar på desse tala.",
    remedy:
      "Kvart tal er lese rett, men saman ber dei ikkje metoden. Ta med fleire periodar eller einingar, eller vel ein enklare metode.",
  },
};
