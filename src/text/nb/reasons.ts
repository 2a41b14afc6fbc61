/** Why a value is not shown, in nb. */
import type { ReasonCode } from "../../model/estimate.ts";

/** One sentence for every rule of disclosure control: which rule hid a number tells how large it is. */
const privacy =
  "Skjult av hensyn til personvernet: tallet gjelder få personer, eller kunne ha røpet et tall som gjør det.";

export const reasons: Readonly<Record<ReasonCode, string>> = {
  missing: "Tallet er ikke levert.",
  "missing-area": "Tall mangler fra {areas}, så summen for området kan ikke regnes ut.",
  "suppressed-at-source": "Tallet var skjult allerede da kilden leverte det.",
  "not-applicable": "Tallet gir ikke mening for dette området eller denne perioden.",
  "no-denominator": "Ingen hører til gruppen som tallet skal regnes av.",
  "no-events": "Det er for få hendelser til å regne ut et forhold.",
  "few-events": "Færre enn {minimum} hendelser: for få til at tallet sier noe sikkert.",
  "few-units": "Færre enn {minimum} områder å regne med: for få til at metoden holder.",
  "few-df": "Frihetsgradene er {df}; under {minimum} er verken p-verdi eller intervall til å stole på.",
  "not-identified":
    "Modellen kan ikke skille effekten fra annet som har skjedd: det er for få perioder eller områder, eller ingenting varierer.",
  "not-converged": "Utregningen fant ikke noe svar på {rounds} runder.",
  "small-numerator": privacy,
  "small-complement": privacy,
  "small-denominator": privacy,
  "small-contributors": privacy,
  complementary: privacy,
  difference: privacy,
};
