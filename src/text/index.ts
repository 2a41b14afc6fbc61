/** The registry of languages: one folder and one line here add one. */
import type { Lang } from "../model/labels.ts";
import type { Catalogue } from "./catalogue.ts";
import { en } from "./en/index.ts";
import { nb } from "./nb/index.ts";
import { nn } from "./nn/index.ts";

export const catalogues: Readonly<Record<Lang, Catalogue>> = { nb, nn, en };
