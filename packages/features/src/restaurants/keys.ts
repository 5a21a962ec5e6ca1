import { heads } from "@bellyfed/core/head";
import type { Item, Key, Operation, ReadTable, Write } from "@bellyfed/core/ports";
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

/** The streams that a read model follows whose heads lie in this partition and begin like this one, page by page, consistently. */
export async function* streamsIn(table: Pick<ReadTable, "query">, { PK, SK }: Key): AsyncGenerator<string[]> {
  const [head = "", model = ""] = SK.split("#");
  const operation = {
    TableName: "read",
    KeyConditionExpression: "#pk = :pk and begins_with(#sk1, :sk1)",
    ExpressionAttributeNames: { "#pk": "PK", "#sk1": "SK" },
    ExpressionAttributeValues: { ":pk": PK, ":sk1": SK },
    ConsistentRead: true,
  };
  for (let after: Item | undefined; ; ) {
    const { items, last } = await table.query(operation, after);
    yield items.map((item) => String(item.SK).slice(`${head}#${model}#`.length));
    if (!last) return;
    after = last;
  }
}

/** The head of what a restaurant is to show: of the review whose id is given as the part, or of the restaurant itself. */
export const shownHead = (id: string, part: string | undefined): Key =>
  part ? headKey("reviews", reviewStream(id, part)) : headKey("restaurants", restaurantStream(id));

const META = "META#";

/** EST#<id> / META#<id>: the restaurant itself. */
export const metaKey = (id: string): Key => ({ PK: restaurantPartition(id), SK: `${META}${id}` });

/** Reads it from a table. */
export const metaIn =
  (table: Pick<ReadTable, "get">) =>
  (id: string): Promise<Item | undefined> =>
    table.get({ Key: metaKey(id) });

export const isMeta = ({ SK }: Item): boolean => String(SK).startsWith(META);

/** The id of the restaurant in whose partition an item lies. */
export const restaurantIdOf = ({ PK }: Item): string => String(PK).slice("EST#".length);

/** A list of restaurants in the order of a time, made of one item beside each of them: in GSI1 `<LIST>#...` / `EST#<time>#<id>`. */
interface Marks {
  readonly sortKey: string;
  /** Puts the restaurant into the list, at a time (RFC 3339 UTC); `of`: whose list it is, where there are many. */
  readonly put: (id: string, at: string, of?: string) => Write;
  readonly remove: (id: string) => Write;
  readonly list: (limit: number, order: "asc" | "desc", of?: string) => Operation;
  /** When the restaurant of an item of the list was put there. */
  readonly at: (item: Item) => string;
}

const marks = (sortKey: string, list: string): Marks => ({
  sortKey,
  put: (id, at, of = "") => {
    const Item = { PK: restaurantPartition(id), SK: sortKey, GSI1PK: `${list}${of}`, GSI1SK: `EST#${at}#${id}` };
    return { kind: "put", operation: { Item } };
  },
  remove: (id) => ({ kind: "delete", operation: { Key: { PK: restaurantPartition(id), SK: sortKey } } }),
  list: (limit, order, of = "") => ({
    TableName: "read",
    IndexName: "GSI1",
    KeyConditionExpression: "#pk = :pk",
    ExpressionAttributeNames: { "#pk": "GSI1PK" },
    ExpressionAttributeValues: { ":pk": `${list}${of}` },
    ScanIndexForward: order === "asc",
    Limit: limit,
  }),
  at: ({ GSI1SK }) => String(GSI1SK).split("#")[1] ?? "",
});

/** What a hidden restaurant's mark is called, and that of one that was merged: whoever reads reviews, newest first, meets it before them. */
export const HIDDEN_MARK = "REVIEW#~HIDDEN";
/** The partitions of the lists below. */
export const LISTS = { creators: "CREATOR#", newcomers: "NEWCOMERS#", hidden: "HIDDEN#", merged: "MERGED#" } as const;
/** What somebody has added, by when. */
export const creations = marks("CREATOR", LISTS.creators);
/** What is not established yet, by when it was added, without what is hidden. The mark stands outside of what is read with the reviews or the menu. */
export const newcomers = marks("BEGINNER", LISTS.newcomers);
/** What is hidden, by when it was. */
export const hidden = marks(HIDDEN_MARK, LISTS.hidden);
/** What was merged into another, by when it was. */
export const merged = marks(HIDDEN_MARK, LISTS.merged);

/** DIRECTORY#CITY and DIRECTORY#CUISINE. */
export const DIRECTORIES = "DIRECTORY#";
export const directoryKey = (kind: "CITY" | "CUISINE", slug: string): Key => ({
  PK: `${DIRECTORIES}${kind}`,
  SK: slug,
});
