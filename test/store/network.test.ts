/** One question to the network: whole, or the reason why there is nothing. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { type NetworkLimits, network } from "../../src/store/network.ts";
import { json, withSource } from "../support/source.ts";

const limits: NetworkLimits = { silence: 150, total: 5_000, bytes: 1_000 };
const never = new AbortController().signal;
const ask = network("felles/test", never, limits);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the network", () => {
  it("asks with a name and a language of machines, and gives status, headers and bytes", () =>
    withSource(
      (_, response) => json(response, { æ: 1 }, 201, { "X-Name": "value" }),
      async ({ base, asked }) => {
        const reply = await ask({ url: `${base}/a?b=c` });
        expect(reply).toMatchObject({ status: 201, headers: { "x-name": "value" } });
        expect(new TextDecoder().decode((reply as { readonly bytes: Uint8Array }).bytes)).toBe('{"æ":1}');
        expect(asked).toMatchObject([
          {
            method: "GET",
            url: "/a?b=c",
            body: null,
            headers: { "user-agent": "felles/test", accept: "application/json" },
          },
        ]);
      },
    ));

  it("posts a body as JSON", () =>
    withSource(
      (_, response) => json(response, {}),
      async ({ base, asked }) => {
        await ask({ url: base, body: { query: ["æ"] } });
        expect(asked).toMatchObject([
          { method: "POST", body: { query: ["æ"] }, headers: { "content-type": "application/json" } },
        ]);
      },
    ));

  it("gives up on an answer that does not begin, and on one that stops coming", async () => {
    await withSource(
      () => undefined,
      async ({ base }) => expect(await ask({ url: base })).toBe("timeout"),
    );
    await withSource(
      (_, response) => {
        response.writeHead(200);
        response.write("[1,");
      },
      async ({ base }) => expect(await ask({ url: base })).toBe("timeout"),
    );
  });

  it("gives up in the end on an answer that never stops coming", () =>
    withSource(
      (_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(drip));
      },
      async ({ base }) => {
        const hasty = network("felles/test", never, { ...limits, total: 200 });
        expect(await hasty({ url: base })).toBe("timeout");
      },
    ));

  it("sees that an answer was cut", () =>
    withSource(
      (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("half", () => response.destroy());
      },
      async ({ base }) => expect(await ask({ url: base })).toBe("cut"),
    ));

  it("reads no more than the limit", () =>
    withSource(
      (_, response) => {
        response.writeHead(200);
        response.end("x".repeat(1_001));
      },
      async ({ base }) => expect(await ask({ url: base })).toBe("too-large"),
    ));

  it("says that there is no network where nobody answers", async () => {
    expect(await ask({ url: "http://127.0.0.1:9" })).toBe("no-network");
    expect(await ask({ url: "http://nobody.invalid" })).toBe("no-network");
  });

  const throughProxy = async (
    address: string,
    silent: "refused" | "silent",
  ): Promise<readonly [unknown, readonly string[]]> =>
    withSource(
      () => undefined,
      async (proxy) => {
        for (const name of ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"]) vi.stubEnv(name, proxy.base);
        const reply = await ask({ url: address });
        return [reply, proxy.asked.map(({ method, url }) => `${method} ${url}`)];
      },
      silent,
    );

  it("goes by the proxy that the environment names, and is told when that cannot reach the source", async () => {
    const [reply, asked] = await throughProxy("https://source.invalid/a", "refused");
    expect(asked).toEqual(["CONNECT source.invalid:443"]);
    expect(reply).toBe("no-network");
  });

  it("gives up on a proxy that says nothing", async () => {
    const [reply] = await throughProxy("https://source.invalid/a", "silent");
    expect(reply).toBe("timeout");
  });

  it("goes past the proxy where NO_PROXY says so", async () => {
    vi.stubEnv("no_proxy", "127.0.0.1");
    vi.stubEnv("NO_PROXY", "127.0.0.1");
    await withSource(
      (_, response) => json(response, { by: "source" }),
      async ({ base, asked }) => {
        expect((await throughProxy(base, "refused"))[1]).toEqual([]);
        expect(asked.length).toBe(1);
      },
    );
  });

  it("rejects when the user wants no more", () =>
    withSource(
      () => undefined,
      async ({ base }) => {
        const stop = new AbortController();
        const asking = network("felles/test", stop.signal, limits)({ url: base });
        setTimeout(() => stop.abort(), 20);
        await expect(asking).rejects.toThrow("aborted");
      },
    ));

  it("does not take a fault of ours for one of the network", async () => {
    await expect(ask({ url: "no address" })).rejects.toThrow();
  });
});
