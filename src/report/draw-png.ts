/** SVG text → PNG bytes, with the project's own fonts alone. */

/**
 * Draws an SVG as pixels on white.
 *
 * @param svg        a drawing by drawSvg
 * @param fontFiles  paths of the TrueType files that may be used: resvg reads fonts by path, and no others
 * @param width      pixels, ≥ 1
 * @throws RangeError when the width is not a whole number of pixels
 */
export async function drawPng(svg: string, fontFiles: readonly string[], width: number): Promise<Uint8Array> {
  if (!Number.isInteger(width) || width < 1) throw new RangeError(`not a width in pixels: ${width}`);
  const { renderAsync } = await import("@resvg/resvg-js");
  const drawing = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: "Source Sans 3" },
    background: "#ffffff",
    fitTo: { mode: "width", value: width },
    logLevel: "off",
  });
  return drawing.asPng();
}
