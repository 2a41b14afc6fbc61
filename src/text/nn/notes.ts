/** Remarks beside a number, in nn. */
import type { NoteCode } from "../../model/estimate.ts";

export const notes: Readonly<Record<NoteCode, string>> = {
  "person-quarters": "",
  preliminary: "",
  "salten-is-treated": "",
  "smallest-p": "",
  "randomisation-p": "",
  "expected-under-no-effect": "",
  "approximate-area": "",
  "unconfirmed-area": "",
  "break-in-series": "",
  "interval-unbounded": "",
  "leave-one-out": "",
};
