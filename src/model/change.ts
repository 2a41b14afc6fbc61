/** What may have become of a number between two states, in the order in which changes are told. */
export const changeNames = ["changed", "hidden", "shown", "lost", "arrived", "new-period", "new", "gone"] as const;

export type ChangeName = (typeof changeNames)[number];
