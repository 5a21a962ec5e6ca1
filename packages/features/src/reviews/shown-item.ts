import type { Item } from "@bellyfed/core/ports";
import type { Review } from "./contract.ts";
import { helpfulIn } from "./helpful.ts";

/** A review as its item tells it. */
export function reviewOf(item: Item): Review {
  const { doc, reply, stream_version } = item;
  return {
    // What is withheld says itself how it stands.
    status: "published",
    // Nor did former releases store what nobody could rate.
    sub_ratings: null,
    ...(JSON.parse(String(doc)) as Omit<Review, "reply" | "version" | "status" | "sub_ratings">),
    reply: typeof reply === "string" ? JSON.parse(reply) : null,
    helpful_count: helpfulIn(item),
    version: Number(stream_version),
  };
}
