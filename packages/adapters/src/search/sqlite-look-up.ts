import { byCodePoints } from "@bellyfed/core/search/order";
import { type Hit, type LookUp, MOST_OF_A_KEY } from "@bellyfed/core/search/search-index";
import type { Statements } from "./sqlite-statements.ts";

const shown = "doc.key id, shown.json shown";
const BY_ID = `select ${shown} from doc cross join shown on shown.id = doc.id where doc.key = ?`;
/** The numbers first, so that only what is told is read. */
const BY_KEY = `select ${shown} from (select doc.id id from known cross join doc on doc.id = known.doc where known.key = ? order by doc.key limit ${MOST_OF_A_KEY}) found
  cross join doc on doc.id = found.id cross join shown on shown.id = doc.id`;

/** Documents by their ids and keys. */
export function lookingUp(statements: Statements, { ids, keys }: LookUp): Pick<Hit, "id" | "shown">[] {
  const found = new Map<string, Pick<Hit, "id" | "shown">>();
  const rows = [...ids.map((id) => [BY_ID, id] as const), ...keys.map((key) => [BY_KEY, key] as const)];
  for (const [sql, value] of rows)
    for (const row of statements.all(sql, [value]))
      found.set(String(row.id), { id: String(row.id), shown: String(row.shown) });
  return [...found.values()].sort((one, other) => byCodePoints(one.id, other.id));
}
