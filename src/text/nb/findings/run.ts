/** Findings of run, in nb. */
import type { runCodes } from "../../../model/codes/run.ts";
import type { FindingText } from "../../catalogue.ts";

export const runFindings: Readonly<Record<keyof typeof runCodes, FindingText>> = {
  "run.no-delivery": {
    message: "Ingen har levert «{kind}» for {period}; ventet minst én leveranse.",
    remedy: "Etterlys leveransen, eller kjør på nytt når den er kommet. Tallene som trenger den, står som ikke levert.",
  },
  "run.missing-area": {
    message: "{area} har ikke levert «{kind}» for {period}.",
    remedy: "Etterlys leveransen. Til da vises ikke tall som omfatter {area} for denne perioden.",
  },
  "run.missing-areas": {
    message: "{count} kommuner har ikke levert «{kind}» for {period}: {areas}.",
    remedy: "Etterlys leveransene. Til da vises ikke tall som omfatter noen av dem, for denne perioden.",
  },
  "run.unfed-indicator": {
    message: "Indikatoren {indicator} har ingen data: ingen leveranse inneholder {measure}.",
    remedy: "Sjekk at leveransen ligger i innboksen og ble godtatt, eller ta indikatoren ut av analysen {analysis}.",
  },
  "run.no-data": {
    message: "{pipeline} har ingen godtatte data til og med {asOf}.",
    remedy: "Legg leveransene i innboksen, eller sjekk med felles validate hvorfor de ble avvist.",
  },
  "run.no-period": {
    message: "{pipeline} har ingen godtatte data for {period}. Det er ikke laget noen rapport for perioden.",
    remedy: "Kjør på nytt når leveransene har kommet, eller velg en annen periode med --period.",
  },
  "run.disclosure-refused": {
    message: "Kontrollen med små tall stanset utgivelsen: {text}",
    remedy: "Ingenting er gitt ut. Se hvilke celler det gjelder, og slå sammen perioder eller områder i definisjonen.",
  },
};
