import type { StreamCreator } from "@opennextjs/aws/types/open-next.js";
import { PAGE_TAGS_HEADER, tagsOfPage } from "../platform/security/door.ts";
import type { Seen } from "./seen-tags.ts";

/**
 * Tells the CDN by which tags it can be asked to forget a page: one that came out of the cache just so, for only of that is it known which
 * tags it stands under. One that was rendered now is told with the next answer.
 */
export const taggedStreams = (creator: StreamCreator, seen: Seen): StreamCreator => ({
  ...creator,
  writeHeaders({ headers, ...prelude }) {
    const { tags = [] } = seen;
    const isKept = headers["x-nextjs-cache"] === "HIT" && (prelude.statusCode === 200 || prelude.statusCode === 304);
    const told = isKept && tags.length > 0 ? tagsOfPage(tags) : undefined;
    return creator.writeHeaders({
      ...prelude,
      headers: told ? { ...headers, [PAGE_TAGS_HEADER]: told.join(",") } : headers,
    });
  },
});
