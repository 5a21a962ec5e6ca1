import type { MessageSender, PageCache } from "@bellyfed/core/ports";
import { chunksBySize } from "../chunks.ts";

const MOST_TAGS = 500;

/** Hands tags to whoever renews pages, by a queue that loses none. Throws when the queue does not take them. */
export const queuedPageCache = (sender: MessageSender): PageCache => ({
  async revalidate(tags) {
    const messages = chunksBySize(tags, () => 0, { entries: MOST_TAGS, bytes: 0 }).map((some) => ({ tags: some }));
    if (messages.length > 0) await sender.send(messages);
  },
});
