/** Findings of run, in nn. */
import type { runCodes } from "../../../model/codes/run.ts";
import type { FindingText } from "../../catalogue.ts";

export const runFindings: Readonly<Record<keyof typeof runCodes, FindingText>> = {
  "run.no-delivery": {
    message: "Ingen har levert «{kind}» for {period}; venta minst éi leveranse.",
    remedy: "Etterlys leveransen, eller køyr på nytt når ho er komen. Tala som treng henne, står som ikkje leverte.",
  },
  "run.missing-area": {
    message: "{area} har ikkje levert «{kind}» for {period}.",
    remedy: "Etterlys leveransen. Til då blir ikkje tal som omfattar {area}, viste for denne perioden.",
  },
  "run.missing-areas": {
    message: "{count} kommunar har ikkje levert «{kind}» for {period}: {areas}.",
    remedy: "Etterlys leveransane. Til då blir ikkje tal som omfattar nokon av dei, viste for denne perioden.",
  },
  "run.unfed-indicator": {
    message: "Indikatoren {indicator} har ingen data: inga leveranse inneheld {measure}.",
    remedy: "Sjekk at leveransen ligg i innboksen og vart godteken, eller ta indikatoren ut av analysen {analysis}.",
  },
  "run.no-data": {
    message: "{pipeline} har ingen godtekne data til og med {asOf}.",
    remedy: "Legg leveransane i innboksen, eller sjekk med felles validate kvifor dei vart avviste.",
  },
  "run.no-period": {
    message: "{pipeline} har ingen godtekne data for {period}. Det er ikkje laga nokon rapport for perioden.",
    remedy: "Køyr på nytt når leveransane har kome, eller vel ein annan periode med --period.",
  },
  "run.disclosure-refused": {
    message: "Kontrollen med små tal stansa utgjevinga: {text}",
    remedy: "Ingenting er gjeve ut. Sjå kva celler det gjeld, og slå saman periodar eller område i definisjonen.",
  },
};
