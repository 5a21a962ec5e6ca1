import { localePath } from "@/platform/i18n/locales";
import { fillIn, isolate } from "@/platform/i18n/plain-text";
import { Link } from "@/ui/link";
import type { MenuForms } from "./dish-fields";
import { type Direction, editLinkId, type Move, type PlacedItem } from "./dishes";
import { EditDish } from "./edit-dish";
import { MoveButton } from "./move-dish";
import { formatMoney } from "./price";

interface Props {
  readonly menu: MenuForms;
  readonly item: PlacedItem;
  /** The ways that it can go within its section. */
  readonly moves: readonly (readonly [Direction, Move])[];
  readonly isEdited: boolean;
}

/** A dish as it is on the menu, with what changes it. Only the one that is edited has its form: a menu can have hundreds. */
export function DishRow({ menu, item, moves, isEdited }: Props) {
  const { text, form, restaurantId } = menu;
  const name = isolate(item.name);
  const path = `/restaurants/${restaurantId}/menu`;
  return (
    <li className="space-y-3 py-4">
      <div className="flex items-start gap-4">
        <DishText menu={menu} item={item} />
        <div className="flex shrink-0 gap-1">
          {moves.map(([direction, move]) => (
            <MoveButton key={direction} {...{ direction, move }} label={fillIn(text[direction], { name: item.name })} />
          ))}
        </div>
      </div>
      {isEdited ? (
        <EditDish menu={menu} item={item} menuPath={localePath(form.locale, path)} />
      ) : (
        <Link
          id={editLinkId(item.id)}
          href={`${path}?${new URLSearchParams({ edit: item.id })}`}
          scroll={false}
          className="link inline-block py-1 text-sm"
        >
          {fillIn(text.editItem, { name })}
        </Link>
      )}
    </li>
  );
}

function DishText({ menu: { text, marks, form }, item }: Pick<Props, "menu" | "item">) {
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap justify-between gap-x-4">
        <bdi className="font-semibold">{item.name}</bdi>
        <bdi className="tabular-nums">{formatMoney(item.price, form.locale)}</bdi>
      </p>
      {item.description && (
        <p dir="auto" className="text-muted text-sm [unicode-bidi:isolate]">
          {item.description}
        </p>
      )}
      <p className="mt-1 flex flex-wrap gap-2 empty:hidden">
        {item.dietary.map((mark) => (
          <span key={mark} className="chip">
            {marks[mark]}
          </span>
        ))}
        {!item.available && <span className="chip text-danger">{text.unavailable}</span>}
      </p>
    </div>
  );
}
