import type { PlacedItem } from "@/lib/editing/menu";
import type { MenuForms } from "./dish-form";
import { EditDish } from "./edit-dish";
import { MoveDish } from "./move-dish";
import { RemoveDish } from "./remove-dish";

interface Props {
  readonly menu: MenuForms;
  readonly item: PlacedItem;
  /** In the reader's language. */
  readonly price: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** A dish as it is on the menu, with the forms that change it. */
export function DishRow({ menu, item, price, isFirst, isLast }: Props) {
  const { text, marks } = menu;
  return (
    <li id={`dish-${item.id}`} className="space-y-2 py-4">
      <div className="flex items-start gap-4">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap justify-between gap-x-4">
            <bdi className="font-semibold">{item.name}</bdi>
            <bdi className="tabular-nums">{price}</bdi>
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
        <MoveDish {...{ menu, item, isFirst, isLast }} />
      </div>
      <div className="flex flex-wrap gap-x-6">
        <EditDish menu={menu} item={item} />
        <RemoveDish menu={menu} item={item} />
      </div>
    </li>
  );
}
