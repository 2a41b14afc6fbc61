/** The network: one question, one answer, bounded in time and size. Proxies are those of HTTP_PROXY, HTTPS_PROXY and NO_PROXY. */

import type { Ask, Trouble } from "../model/network.ts";
import { fileLimit } from "./read.ts";

export interface NetworkLimits {
  /** Milliseconds until the first byte, and between two. */
  readonly silence: number;
  /** Milliseconds in all. */
  readonly total: number;
  readonly bytes: number;
}

export const networkLimits: NetworkLimits = { silence: 30_000, total: 300_000, bytes: fileLimit };

/** What the library calls an answer that came too slowly. */
const slow = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "UND_ERR_CONNECT_TIMEOUT", "ETIMEDOUT"]);
/** An answer that ended before it was whole. */
const broken = new Set(["UND_ERR_SOCKET", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "ECONNRESET", "EPIPE"]);

/** What an error says of the network; anything that does not come from it is a bug, and thrown. */
function troubleOf(error: unknown, begun: boolean, late: boolean): Trouble {
  if (late) return "timeout";
  const { code = "", name = "" } = error as { readonly code?: string; readonly name?: string };
  if (slow.has(code)) return "timeout";
  if (broken.has(code) || begun) return "cut";
  if (/^(?:E(?!RR_)[A-Z]+|UND_ERR_[A-Z_]+|CERT_[A-Z_]+|DEPTH_[A-Z_]+|SELF_[A-Z_]+|UNABLE_[A-Z_]+)$/.test(code))
    return "no-network";
  if (name === "AggregateError") return "no-network";
  throw error;
}

async function readAll(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Header names in lower case, several values joined. */
function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}

/**
 * A way to ask the network.
 *
 * @param agent      how the program calls itself to a source
 * @param interrupt  aborted when the user wants no more; then a question rejects
 */
export function network(agent: string, interrupt: AbortSignal, limits: NetworkLimits = networkLimits): Ask {
  return async ({ url, body }) => {
    const { EnvHttpProxyAgent, Pool, request } = await import("undici");
    const dispatcher = new EnvHttpProxyAgent({
      headersTimeout: limits.silence,
      bodyTimeout: limits.silence,
      connect: { timeout: limits.silence },
      // To the proxy itself, which may be as silent as any source.
      clientFactory: (origin, options) => new Pool(origin, { ...options, headersTimeout: limits.silence }),
    });
    const late = AbortSignal.timeout(limits.total);
    let begun = false;
    try {
      const reply = await request(url, {
        dispatcher,
        signal: AbortSignal.any([interrupt, late]),
        method: body === undefined ? "GET" : "POST",
        headers: {
          accept: "application/json",
          "user-agent": agent,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      begun = true;
      const bytes = await readAll(reply.body, limits.bytes);
      if (bytes === null) return "too-large";
      return { status: reply.statusCode, headers: plainHeaders(reply.headers), bytes };
    } catch (error) {
      interrupt.throwIfAborted();
      return troubleOf(error, begun, late.aborted);
    } finally {
      await dispatcher.destroy();
    }
  };
}
