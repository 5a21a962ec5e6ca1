import type { Fauxqs } from "./fauxqs.ts";

/**
 * Lets a page upload to an address that it was given, as the bucket's rules in AWS do (`stacks/storage.ts`): fauxqs tells browsers nothing. The
 * guard has seen the page's origin before.
 */
export function allowUploads({ app }: Fauxqs): void {
  app.addHook("onRequest", async ({ method, headers }, reply) => {
    if (headers.origin === undefined) return;
    reply.headers({ "access-control-allow-origin": headers.origin, vary: "Origin" });
    if (method !== "OPTIONS") return;
    const allowed = { "access-control-allow-methods": "PUT", "access-control-allow-headers": "content-type" };
    return reply.code(204).headers(allowed).send();
  });
}
