/** Five thousand more broken files, in a process of their own. */
import { describe, it } from "vitest";
import { half, patience, readHalf } from "./due.ts";

describe("whatever else happens to a file", () => {
  it("ingest neither crashes nor hangs, and accounts for every row", () => readHalf(half), patience);
});
