import { exchange } from "../local/raw.ts";

export type Fields = readonly (readonly [string, string])[];

/** Of a listener: its port, and whether pages may call it without saying where they are from. */
export interface Listener {
  readonly port: number;
  readonly path?: string;
  readonly audience: "browsers" | "programs";
}

/** Names that the system is told of by ALLOWED_HOSTS and CORS_ORIGINS. */
export const TUNNEL = "tunnel.test";
export const APP = "https://app.test";

/** What a listener must answer to a request with these fields: `passed` to where it was going, or refused with a status. */
export function callersOf({ port, audience }: Listener, sitePort: number): readonly [Fields, "passed" | number][] {
  const host = ["Host", `localhost:${port}`] as const;
  const origin = (value: string): Fields => [host, ["Origin", value]];
  const fetched = (site: string): Fields => [host, ["Sec-Fetch-Site", site]];
  const page = audience === "browsers" ? "passed" : 403;
  return [
    [[host], "passed"],
    [[["Host", `127.0.0.1:${port}`]], "passed"],
    [[["Host", `[::1]:${port}`]], "passed"],
    [[["Host", TUNNEL]], "passed"],
    [[["Host", `evil.test:${port}`]], 421],
    [[["Host", `localhost.evil.test:${port}`]], 421],
    [[["Host", "localhost:1"]], 421],
    [[["Host", `0.0.0.0:${port}`]], 421],
    [[host, host], 400],
    [origin(`http://localhost:${port}`), "passed"],
    [origin(`http://localhost:${sitePort}`), "passed"],
    [origin(APP), "passed"],
    [origin(`https://${TUNNEL}`), "passed"],
    [origin("http://evil.test"), 403],
    [origin("null"), 403],
    [origin(`http://evil.test:${port}`), 403],
    [origin("http://localhost:1"), 403],
    [origin(`${APP}.evil.test`), 403],
    [
      [
        ["Host", `evil.test:${port}`],
        ["Origin", `http://evil.test:${port}`],
      ],
      421,
    ],
    [fetched("none"), "passed"],
    [fetched("cross-site"), page],
    [fetched("same-site"), page],
  ];
}

/** Sends a request as it is, and answers how the guard took it. */
export async function taken({ port, path = "/" }: Listener, method: string, fields: Fields, body = "") {
  const length = [
    ["Content-Length", String(Buffer.byteLength(body))],
    ["Connection", "close"],
  ] as const;
  const head = [...fields, ...length].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const answer = await exchange(port, `${method} ${path} HTTP/1.1\r\n${head}\r\n${body}`);
  return answer.includes("gateway.filtered") ? Number(answer.split(" ")[1]) : "passed";
}
