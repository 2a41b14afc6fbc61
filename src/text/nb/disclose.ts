/** Avsløringskontroll på kommandolinjen, på nb. */
import type { DiscloseWords } from "../words/disclose.ts";

export const disclose: DiscloseWords = {
  release: "{pipeline} for {period} med det som var kjent {asOf} ({state})",
  state: { prepared: "forberedt, kan ha vært sett", published: "gitt ut", withdrawn: "trukket tilbake" },
  told: "vist i {release}",
  hidden: "skjult i {release}: {reason}",
  reason: {
    "small-numerator": "det er færre enn regelen lar vise.",
    "small-complement": "det er færre utenfor enn regelen lar vise.",
    "small-denominator": "det er færre å telle blant enn regelen lar vise.",
    complementary: "sammen med det som vises, ville det røpet et annet skjult tall.",
    difference: "sammen med det som vises, ville det røpet et tall som er for lite til å vises.",
  },
  protects: "Det verner {address}.",
  earlier: "Resten er fortalt i {release}.",
  listed: "{count} adresser",
  mark: { told: "vist", hidden: "skjult", both: "skjult og vist" },
  nothing: "Ingenting er gitt ut ennå.",
  withdrawn: "Trukket tilbake: {pipeline} for {period} (utgivelser: {count}). Det som er fortalt, huskes.",
  stillThere: "Mappen {path} ligger der fortsatt; slett den, og be dem som har fått den, om å gjøre det samme.",
};
