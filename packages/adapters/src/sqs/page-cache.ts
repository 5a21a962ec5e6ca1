import type { MessageSender, PageCache } from "@bellyfed/core/ports";

const MOST_TAGS = 500;

/** Hands tags to whoever renews pages, by a queue that loses none. Throws when the queue does not take them. */
export const queuedPageCache = (sender: MessageSender): PageCache => ({
  async revalidate(tags) {
    const messages: { readonly tags: readonly string[] }[] = [];
    for (let from = 0; from < tags.length; from += MOST_TAGS)
      messages.push({ tags: tags.slice(from, from + MOST_TAGS) });
    if (messages.length > 0) await sender.send(messages);
  },
});
