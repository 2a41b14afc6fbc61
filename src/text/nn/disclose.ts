/** Avsløringskontroll på kommandolinja, på nn. */
import type { DiscloseWords } from "../words/disclose.ts";

export const disclose: DiscloseWords = {
  release: "{pipeline} for {period} med det som var kjent {asOf} ({state})",
  state: { prepared: "førebudd, kan ha vore sett", published: "gjeve ut", withdrawn: "trekt tilbake" },
  told: "vist i {release}",
  hidden: "skjult i {release}: {reason}",
  reason: {
    "small-numerator": "det er færre enn regelen lèt vise.",
    "small-complement": "det er færre utanfor enn regelen lèt vise.",
    "small-denominator": "det er færre å telje blant enn regelen lèt vise.",
    complementary: "saman med det som blir vist, ville det røpt eit anna skjult tal.",
    difference: "saman med det som blir vist, ville det røpt eit tal som er for lite til å visast.",
  },
  protects: "Det vernar {address}.",
  earlier: "Resten er fortalt i {release}.",
  listed: "{count} adresser",
  mark: { told: "vist", hidden: "skjult", both: "skjult og vist" },
  nothing: "Ingenting er gjeve ut enno.",
  withdrawn: "Trekt tilbake: {pipeline} for {period} (utgjevingar: {count}). Det som er fortalt, blir hugsa.",
  stillThere: "Mappa {path} ligg der framleis; slett henne, og be dei som har fått henne, om å gjere det same.",
};
