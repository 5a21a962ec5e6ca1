import { createRequire } from "node:module";
import { isKept } from "./kept.ts";

type Module = typeof import("next/dist/server/lib/incremental-cache/file-system-cache");
type Cache = InstanceType<Module["default"]>;
type Asked = Parameters<Cache["get"]>;

const { default: FileSystemCache } = createRequire(import.meta.url)(
  "next/dist/server/lib/incremental-cache/file-system-cache.js",
) as Module;

/** Next.js' own cache, for a site that runs as one process; what is not found is not kept in it. For AWS see open-next/kept-pages.ts. */
export default class KeptPages extends FileSystemCache {
  override async get(...asked: Asked) {
    const found = await super.get(...asked);
    // It has no way to take something out, but nothing may stand there.
    return found?.value ? found : null;
  }

  override async set(...[key, page, context]: Parameters<Cache["set"]>): Promise<void> {
    if (page?.kind !== "APP_PAGE" || isKept(key, page.status)) return super.set(key, page, context);
    const before = await this.get(key, { kind: page.kind, isFallback: false } as unknown as Asked[1]);
    if (before) await super.set(key, null, context);
  }
}
