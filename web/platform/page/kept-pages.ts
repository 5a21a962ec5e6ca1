import { createRequire } from "node:module";
import { isKept } from "./kept.ts";

type Module = typeof import("next/dist/server/lib/incremental-cache/file-system-cache");
type Cache = InstanceType<Module["default"]>;
type Asked = Parameters<Cache["get"]>;
type Kept = Parameters<Cache["set"]>;

type Tags = typeof import("next/dist/server/lib/incremental-cache/tags-manifest.external");

const require = createRequire(import.meta.url);
const { default: FileSystemCache } = require("next/dist/server/lib/incremental-cache/file-system-cache.js") as Module;
const { areTagsExpired } = require("next/dist/server/lib/incremental-cache/tags-manifest.external.js") as Tags;

/**
 * Next.js' own cache, for a site that runs as one process; what is not found is not kept in it, nor what was renewed while it was being made:
 * it shows what stood before, and would go on doing so for a day. For AWS see open-next/kept-pages.ts.
 */
export default class KeptPages extends FileSystemCache {
  /** Next.js has one of these made for each request: nothing was asked for earlier that goes into it. Milliseconds since 1970. */
  readonly #began = Date.now();

  override async get(...asked: Asked) {
    const found = await super.get(...asked);
    // It has no way to take something out, but nothing may stand there.
    return found?.value ? found : null;
  }

  override async set(...[key, page, context]: Kept): Promise<void> {
    if (areTagsExpired(tagsOf(page, context), this.#began)) return;
    if (page?.kind !== "APP_PAGE" || isKept(key, page.status)) return super.set(key, page, context);
    const before = await this.get(key, { kind: page.kind, isFallback: false } as unknown as Asked[1]);
    if (before) await super.set(key, null, context);
  }
}

/** A page has its tags among its headers; what was fetched for one has them beside it. */
function tagsOf(page: Kept[1], context: Kept[2]): string[] {
  if (page?.kind === "FETCH") return (context.fetchCache && context.tags) || [];
  const told = page?.kind === "APP_PAGE" ? page.headers?.["x-next-cache-tags"] : undefined;
  return typeof told === "string" ? told.split(",") : [];
}
