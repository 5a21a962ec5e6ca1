import { heads } from "@bellyfed/core/head";
import type { Item, Key } from "@bellyfed/core/ports";
import { reviewStream } from "../reviews/events.ts";
import { restaurantStream } from "./events.ts";

/** EST#<restaurant id>: everything that hangs on a restaurant lies in its partition. */
const restaurantPartition = (id: string): string => `EST#${id}`;

/** The partition key of an item that hangs on a restaurant, for its entity. */
export const besideRestaurant = {
  field: "PK",
  composite: ["restaurant_id"],
  template: "EST#${restaurant_id}",
  casing: "none",
} as const;

/** The partition of the restaurant that a stream is about: `<KIND>#<restaurant id>...`. */
export const partitionOfStream = (stream: string): string => restaurantPartition(stream.split("#")[1] ?? "");

/** HEAD#<model>#<stream> in that partition: how far a read model that hangs on restaurants has followed a stream. */
export const headKey = heads(partitionOfStream).key;

/** The head of what a restaurant is to show: of the review whose id is given as the part, or of the restaurant itself. */
export const shownHead = (id: string, part: string | undefined): Key =>
  part ? headKey("reviews", reviewStream(id, part)) : headKey("restaurants", restaurantStream(id));

const META = "META#";

/** EST#<id> / META#<id>: the restaurant itself. */
export const metaKey = (id: string): Key => ({ PK: restaurantPartition(id), SK: `${META}${id}` });

export const isMeta = ({ SK }: Item): boolean => String(SK).startsWith(META);

/** The id of the restaurant in whose partition an item lies. */
export const restaurantIdOf = ({ PK }: Item): string => String(PK).slice("EST#".length);

/** DIRECTORY#CITY and DIRECTORY#CUISINE. */
export const DIRECTORIES = "DIRECTORY#";
