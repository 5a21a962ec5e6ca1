import { AppError } from "@bellyfed/core/error";
import type { MenuPage } from "@bellyfed/features/mcp/tools";
import type { Menu } from "@bellyfed/features/menus/contract";

/** `<version>-<dishes before>`: where a page of a menu begins, and of which menu. */
const CURSOR = /^(\d{1,15})-(\d{1,6})$/;

/** So many dishes of a menu from a cursor on. Throws AppError 400 for a cursor that is none, or of a menu that has changed since. */
export function menuPage({ version, sections }: Menu, cursor: string | undefined, most: number): MenuPage {
  const from = cursor === undefined ? 0 : placeIn(cursor, version);
  const total = sections.reduce((sum, { items }) => sum + items.length, 0);
  let before = 0;
  const shown = sections.flatMap(({ name, items }) => {
    const own = items.slice(Math.max(0, from - before), Math.max(0, from + most - before));
    before += items.length;
    return own.length > 0 ? [{ name, items: own }] : [];
  });
  return { version, sections: shown, total, next_cursor: from + most < total ? `${version}-${from + most}` : null };
}

function placeIn(cursor: string, version: number): number {
  const [, of, from] = CURSOR.exec(cursor) ?? [];
  if (from !== undefined && Number(of) === version) return Number(from);
  throw new AppError(
    "malformed",
    "cursor.invalid",
    from === undefined ? "This cursor is none of ours" : "The menu has changed since: begin again without a cursor",
  );
}
