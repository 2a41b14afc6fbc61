/** Why a value is not shown, in nn. */
import type { ReasonCode } from "../../model/estimate.ts";

/** One sentence for every rule of disclosure control: which rule hid a number tells how large it is. */
const privacy = "Skjult av omsyn til personvernet: talet gjeld få personar, eller kunne ha røpt eit tal som gjer det.";

export const reasons: Readonly<Record<ReasonCode, string>> = {
  missing: "Talet er ikkje levert.",
  "missing-area": "Tal manglar frå {areas}, så summen for området kan ikkje reknast ut.",
  "suppressed-at-source": "Talet var skjult alt då kjelda leverte det.",
  "not-applicable": "Talet gjev ikkje meining for dette området eller denne perioden.",
  "no-denominator": "Ingen høyrer til gruppa som talet skal reknast av.",
  "no-events": "Det er for få hendingar til å rekne ut eit forhold.",
  "few-events": "Færre enn {minimum} hendingar: for få til at talet seier noko sikkert.",
  "few-units": "Færre enn {minimum} område å rekne med: for få til at metoden held.",
  "few-df": "Fridomsgradene er {df}; under {minimum} er verken p-verdi eller intervall til å lite på.",
  "not-identified":
    "Modellen kan ikkje skilje effekten frå anna som har hendt: det er for få periodar eller område, eller ingenting varierer.",
  "not-converged": "Utrekninga fann ikkje noko svar på {rounds} rundar.",
  "small-numerator": privacy,
  "small-complement": privacy,
  "small-denominator": privacy,
  "small-contributors": privacy,
  complementary: privacy,
  difference: privacy,
};
