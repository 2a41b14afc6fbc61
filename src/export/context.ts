/** What an export needs to know besides the rows. */
import type { Delivery } from "../model/delivery.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Labels } from "../model/labels.ts";
import type { PeriodId } from "../model/period.ts";
import type { Programme } from "../model/programme.ts";

export interface Licence {
  /** SPDX identifier. */
  readonly name: string;
  readonly title: string;
  readonly path: string;
}

export interface ExportContext {
  /** The pipeline's id. */
  readonly pipeline: string;
  readonly title: Labels;
  readonly period: PeriodId;
  /** ISO date on which the numbers were known. */
  readonly asOf: string;
  readonly programme: Programme;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Labels of breakdown codes by column. */
  readonly codeLabels: Readonly<Record<string, Readonly<Record<string, Labels>>>>;
  /** True marks every description: the deliveries are made up. */
  readonly synthetic: boolean;
  /** What the numbers were made from. */
  readonly deliveries?: readonly Delivery[];
  /** Where the formulas are published, by method. */
  readonly methods?: ReadonlyMap<string, { readonly source: string }>;
  readonly licence?: Licence;
}

/** The licence under which Norwegian public bodies share data. */
export const defaultLicence: Licence = {
  name: "NLOD-2.0",
  title: "Norsk lisens for offentlige data (NLOD) 2.0",
  path: "https://data.norge.no/nlod/no/2.0",
};
