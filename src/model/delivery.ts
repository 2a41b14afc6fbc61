/** A file that somebody sent, as it arrived: identified by the SHA-256 of its bytes. */

/** What the sender, or the inbox's `deliveries.yaml`, says of a file. */
export interface DeliveryNote {
  readonly file: string;
  readonly provider: string;
  /** Delivery kind; null lets the header decide. */
  readonly kind: string | null;
  /** ISO date on which it was received: decides vintages and `--as-of`. */
  readonly received: string;
  /** The period it speaks of, as the sender says it; null when it does not matter. */
  readonly period: string | null;
  readonly note: string;
  /** Made up, and every report that rests on it says so. */
  readonly synthetic?: true | undefined;
}

export interface Delivery extends DeliveryNote {
  /** SHA-256 of the bytes, hexadecimal: the delivery's name in the store. */
  readonly id: string;
  readonly bytes: number;
}

/** What became of its rows: `read = accepted + rejected`, always. */
export interface DeliveryCount {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
}
