import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { SiteFunction } from "../open-next/testing/function.ts";

interface Kept {
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly body: Buffer;
  readonly until: number;
  readonly tags: readonly string[];
}

/** A CDN before a site's function, that keeps and forgets pages as CloudFront documents it, with a clock of its own; and its API. */
export interface Cdn {
  readonly url: string;
  /** Every invalidation's items. */
  readonly invalidations: readonly (readonly string[])[];
  /** Lets time pass. */
  pass(seconds: number): void;
  /** From now on as many invalidations are refused. */
  refuse(count: number): void;
  close(): void;
}

const TAGS = "x-amz-meta-cache-tag";
const API = /^\/2020-05-31\/distribution\/E1\/invalidation$/;

/** Headers but for these. */
const without = (headers: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (names.includes(name) ? [] : [[name, String(value)]])),
  );

export async function cdnBefore(site: SiteFunction): Promise<Cdn> {
  const kept = new Map<string, Kept>();
  const invalidations: string[][] = [];
  let now = 0;
  let refusals = 0;
  const server: Server = createServer(async (request, response) => {
    const { method = "GET", url = "/" } = request;
    const body = await text(request);
    if (API.test(url)) {
      if (refusals > 0 && refusals--)
        return void response.writeHead(400).end("<Code>TooManyInvalidationsInProgress</Code>");
      const items = [...body.matchAll(/<Path>#(.*?)<\/Path>/g)].map(([, tag = ""]) => tag.toLowerCase());
      invalidations.push(items);
      for (const [key, page] of kept) if (page.tags.some((tag) => items.includes(tag))) kept.delete(key);
      return void response.writeHead(201).end("<Invalidation/>");
    }
    const known = method === "GET" ? kept.get(url) : undefined;
    if (known && known.until > now) {
      return void response.writeHead(known.status, { ...known.headers, "x-cache": "Hit" }).end(known.body);
    }
    // The site is asked under its own name, not under that of this machine.
    const headers = without(request.headers, ["host", "connection"]);
    const { headers: given, ...answer } = await site.ask(url, { method, headers, ...(body && { body }) });
    // How long a body is on this connection says the server itself.
    const own = without(given, ["content-length", "transfer-encoding", "connection"]);
    const [, seconds = "0"] = /s-maxage=(\d+)/.exec(own["cache-control"] ?? "") ?? [];
    const tags = (own[TAGS] ?? "").toLowerCase().split(",").slice(0, 50);
    const page = { headers: own, status: answer.statusCode, body: answer.body };
    if (method === "GET") kept.set(url, { ...page, until: now + Number(seconds), tags });
    response.writeHead(answer.statusCode, { ...own, "x-cache": "Miss" }).end(answer.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    invalidations,
    pass(seconds) {
      now += seconds;
    },
    refuse(count) {
      refusals = count;
    },
    close: () => void server.close(),
  };
}
