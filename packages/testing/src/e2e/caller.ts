import { setTimeout as sleep } from "node:timers/promises";
import type { Role } from "@bellyfed/core/ports";
import { ISSUER_PATH, openMinter } from "@bellyfed/local/issuer/issuer";
import { type CloudProcess, KEY } from "./process.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever the API answered
  readonly body: any;
}
export interface CallOptions {
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export type Call = (method: string, path: string, options?: CallOptions) => Promise<Answer>;

/** Calls the API as any client would: with fetch. */
export function caller({ url }: Pick<CloudProcess, "url">): Call {
  return async (method, path, { body, token, headers = {} } = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        "x-api-key": KEY,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json =
      /json/.test(response.headers.get("content-type") ?? "") &&
      !/ndjson/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, headers: response.headers, body: json && text ? JSON.parse(text) : text };
  };
}

/** A token of the process's issuer. */
export async function tokenOf(
  { dataDir, url }: Pick<CloudProcess, "dataDir" | "url">,
  sub: string,
  role: Role = "user",
) {
  const minter = await openMinter({ dataDir, url: url + ISSUER_PATH });
  return minter.mintToken({ sub, role, name: sub, ttlSeconds: 3600 });
}

/** Asks again until the answer is as wanted, for reads that follow writes after a moment. */
export async function eventually<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, seconds = 20): Promise<T> {
  for (const end = Date.now() + seconds * 1000; ; await sleep(25)) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`Still not as wanted after ${seconds} s: ${JSON.stringify(answer)?.slice(0, 1000)}`);
  }
}

/** All rows of a list, page by page. */
export async function pages(call: Call, path: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  let next: string | null = path;
  while (next) {
    const { status, body, headers } = await call("GET", next);
    if (status !== 200) throw new Error(`${next}: ${status} ${JSON.stringify(body)}`);
    rows.push(...body.data);
    next = /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1] ?? null;
  }
  return rows;
}
