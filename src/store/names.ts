/** Names that are safe as files on every system. No text from a delivery ever becomes one. */

const shape = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,119}$/;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file or folder name: ASCII letters, digits, `_ . -`, not beginning or ending with a point, not one that Windows reserves.
 *
 * @throws RangeError when it is anything else
 */
export function safeName(name: string): string {
  if (!shape.test(name) || name.endsWith(".") || reserved.test(name))
    throw new RangeError(`not a safe file name: ${JSON.stringify(name)}`);
  return name;
}

/**
 * The parts of a relative path with forward slashes: never absolute, never `..`, only safe names.
 *
 * @throws RangeError when it is anything else
 */
export function safeParts(path: string): readonly string[] {
  return path.split("/").map(safeName);
}

const sha = /^[0-9a-f]{64}$/;

/**
 * The name of a delivery.
 *
 * @throws RangeError when it is not a SHA-256 in hexadecimal
 */
export function deliveryName(id: string): string {
  if (!sha.test(id)) throw new RangeError(`not the name of a delivery: ${JSON.stringify(id)}`);
  return id;
}

/** Whether a name in the store is a delivery's. */
export function isDeliveryName(name: string): boolean {
  return sha.test(name);
}
