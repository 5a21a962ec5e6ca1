import { ReportLink } from "@/features/reports/link";
import type { Menu } from "@/platform/api";
import { currentLocale, text } from "@/platform/i18n/text";
import { formatMoney } from "./price";

type Dish = Menu["sections"][number]["items"][number];

/** The menu as it is printed: by section, each dish with its price. */
export async function MenuOf({ menu, restaurantId }: { readonly menu: Menu; readonly restaurantId: string }) {
  const t = await text("restaurant");
  return (
    <section id="menu" aria-labelledby="menu-title">
      <h2 id="menu-title" className="mb-4">
        {t("menu.title")}
      </h2>
      {menu.sections.length === 0 ? (
        <p className="text-muted">{t("menu.none")}</p>
      ) : (
        <div className="card space-y-8 sm:p-8">
          {menu.sections.map(({ name, items }) => (
            <section key={name}>
              <h3 className="mb-4 text-center text-paprika text-xl">
                <bdi>{name}</bdi>
              </h3>
              <ul className="grid gap-x-10 gap-y-5 md:grid-cols-2">
                {items.map((dish) => (
                  <DishOf key={dish.id} dish={dish} restaurantId={restaurantId} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  );
}

async function DishOf({ dish, restaurantId }: { readonly dish: Dish; readonly restaurantId: string }) {
  const [t, locale] = await Promise.all([text("restaurant"), currentLocale()]);
  const { id, name, description, price, dietary, available } = dish;
  return (
    <li className="space-y-1">
      <p className={`flex items-baseline gap-2 ${available ? "" : "text-muted"}`}>
        <bdi className="font-semibold">{name}</bdi>
        <span aria-hidden="true" className="min-w-3 flex-1 border-edge border-b border-dotted" />
        <bdi className="whitespace-nowrap tabular-nums">{formatMoney(price, locale)}</bdi>
      </p>
      {description && (
        <p className="whitespace-pre-line text-muted text-sm">
          <bdi>{description}</bdi>
        </p>
      )}
      {!available && <p className="font-semibold text-sm">{t("menu.unavailable")}</p>}
      {dietary.length > 0 && (
        <ul aria-label={t("menu.dietary")} className="flex flex-wrap gap-x-3 text-olive text-sm">
          {dietary.map((mark) => (
            <li key={mark}>{t(`menu.mark.${mark}`)}</li>
          ))}
        </ul>
      )}
      <ReportLink of={{ kind: "dish", restaurant_id: restaurantId, dish_id: id }} name={name} />
    </li>
  );
}
