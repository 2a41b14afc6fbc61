/** The words of `felles power` that every language must have. Templates: `{name}` is replaced by the value of that name. */
import type { Direction, PowerTest, Provenance } from "../../model/power.ts";

export interface PowerWords {
  /** {analysis} {indicator} {pipeline} */
  readonly heading: string;
  /** {treated} {controls} {before} {after} */
  readonly design: string;
  /** {treated} {controls} {per} {from} */
  readonly rates: string;
  /** {value} {from} */
  readonly spread: string;
  readonly drift: string;
  readonly dispersion: string;
  readonly from: Readonly<Record<Provenance, string>>;
  readonly sizeMatched: string;
  /** {level} {draws} {seed} {hash} */
  readonly settings: string;
  /** Heads of the table. */
  readonly effect: string;
  readonly noEffect: string;
  readonly test: Readonly<Record<PowerTest, string>>;
  /** {replicates} */
  readonly monteCarlo: string;
  /** {test} {target} {effect} {nearest} {farthest}; a bound that is out of reach is `beyond` */
  readonly detectable: Readonly<Record<Direction, string>>;
  readonly beyond: string;
  /** {test} {target} {reach} */
  readonly notDetectable: string;
  /** {test} {withheld} {replicates} */
  readonly withheld: string;
  /** {test} {target} */
  readonly curve: string;
  /** {path} */
  readonly written: string;
  readonly axis: string;
  /** {analysis} {indicator} {first} {last} {curves} */
  readonly alt: string;
  /** {test} {from} {to} */
  readonly altCurve: string;
}
