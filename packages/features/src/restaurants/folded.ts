import type { Item } from "@bellyfed/core/ports";
import type { Folded } from "@bellyfed/core/read-table";
import { DIRECTORIES, isMeta, metaKey, restaurantIdOf } from "./keys.ts";

/** A META says what its keys are made of; its address follows from its name. */
function toldOfMeta(item: Item): unknown {
  const told = Object.fromEntries(
    Object.entries(item).filter(([name]) => !/^GSI|^(name|city|cuisine|doc)$/.test(name)),
  );
  if (typeof item.doc !== "string") return told;
  const { slug: _, ...doc } = JSON.parse(item.doc.normalize("NFC")) as Record<string, unknown>;
  return { ...told, doc };
}

/** One item of these may be two, or two one, among other keys. */
const uncomparable = { keyBy: () => undefined, told: () => undefined };

/** What of restaurants, their cuisines and directories hangs on the key functions of a generation. */
export const folded: readonly Folded[] = [
  { is: isMeta, keyBy: (item) => metaKey(restaurantIdOf(item)), told: toldOfMeta },
  { is: ({ SK }) => String(SK).startsWith("CUISINE#"), ...uncomparable },
  { is: ({ PK }) => String(PK).startsWith(DIRECTORIES), ...uncomparable },
];
