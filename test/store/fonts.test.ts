/** The fonts come with the project. */
import { describe, expect, it } from "vitest";
import { fontFiles } from "../../src/store/fonts.ts";

describe("fontFiles", () => {
  it("has three weights of one family, as TrueType and as woff2", () => {
    const { family, ttf, woff2 } = fontFiles();
    expect(family).toBe("Source Sans 3");
    expect(ttf.map(({ weight }) => weight)).toEqual([400, 600, 700]);
    expect(woff2.map(({ weight }) => weight)).toEqual([400, 600, 700]);
    // The first four bytes: version 1.0 of TrueType, and the signature of WOFF2 (W3C, section 5).
    for (const { bytes } of ttf) expect([...bytes.subarray(0, 4)]).toEqual([0, 1, 0, 0]);
    for (const { bytes } of woff2) expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe("wOF2");
  });
});
