/** A local server that replays what open sources answer, whole, late, cut or wrong. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export type Answering = (asked: Asked, response: ServerResponse, round: number) => void;

export interface LocalSource {
  readonly base: string;
  readonly asked: readonly Asked[];
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString("utf8");
  return text === "" ? null : JSON.parse(text);
}

/** Runs `work` beside a server; `round` counts the questions from 1. */
export async function withSource<T>(
  answering: Answering,
  work: (source: LocalSource) => Promise<T>,
  tunnel: "refused" | "silent" = "refused",
): Promise<T> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const one: Asked = { method, url, headers, body: await bodyOf(request) };
    asked.push(one);
    answering(one, response, asked.length);
  });
  // A proxy is asked for a tunnel; this one opens none, and says whether it says so.
  const tunnels: Socket[] = [];
  server.on("connect", ({ method = "", url = "", headers }, socket: Socket) => {
    asked.push({ method, url, headers, body: null });
    tunnels.push(socket);
    socket.on("error", () => undefined);
    if (tunnel === "refused") socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await work({ base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked });
  } finally {
    server.closeAllConnections();
    for (const each of tunnels) each.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}
