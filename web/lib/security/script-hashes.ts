import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
export function scriptHashes(html: string): string[] {
  const found: string[] = [];
  for (const [, attributes = "", text = ""] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    const integrity = /\bintegrity="(sha(?:256|384|512)-[^"]+)"/.exec(attributes)?.[1];
    if (integrity) found.push(integrity);
    else if (!/\bsrc=/.test(attributes)) found.push(`sha256-${createHash("sha256").update(text).digest("base64")}`);
    else found.push("NOHASH" + attributes);
  }
  return [...new Set(found)];
}
export function withScriptHashes(response: ServerResponse): void {
  const chunks: Buffer[] = [];
  const { write, end } = response;
  const applies = () =>
    !response.headersSent &&
    !response.hasHeader("content-security-policy") &&
    /^text\/html/.test(String(response.getHeader("content-type") ?? ""));
  let buffering: boolean | undefined;
  const take = (c: any, e: any) => {
    if (c && typeof c !== "function")
      chunks.push(
        typeof c === "string" ? Buffer.from(c, typeof e === "string" ? (e as BufferEncoding) : "utf8") : Buffer.from(c),
      );
  };
  (response as any).write = (c: any, e: any, cb: any) => {
    buffering ??= applies();
    if (!buffering) return write.call(response, c, e, cb);
    take(c, e);
    const f = typeof e === "function" ? e : cb;
    f?.();
    return true;
  };
  (response as any).end = (c: any, e: any, cb: any) => {
    buffering ??= applies();
    if (!buffering) return end.call(response, c, e, cb);
    take(c, e);
    const body = Buffer.concat(chunks);
    response.setHeader(
      "content-security-policy",
      `default-src 'self'; script-src ${scriptHashes(body.toString())
        .map((h) => `'${h}'`)
        .join(" ")} 'strict-dynamic'; style-src 'self' 'unsafe-inline'`,
    );
    return end.call(response, body);
  };
}
