/** The clock, which the command line hands on: nothing else in the house reads it. */

export interface Clock {
  readonly now: () => Date;
  /** The date in Norway, ISO. */
  readonly today: () => string;
}

/** The date in Norway at an instant, ISO: a run at half past midnight in Rana is that day's, whatever the machine's zone. */
export function dateInNorway(instant: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Oslo",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((each) => each.type === type)!.value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

export function systemClock(): Clock {
  return { now: () => new Date(), today: () => dateInNorway(new Date()) };
}
