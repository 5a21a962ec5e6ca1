import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import type { MenuChange } from "@/features/menu/actions";
import { offeredCurrencies, usualCurrency } from "@/features/menu/currency";
import { CURRENCIES, type MenuForms, SECTIONS } from "@/features/menu/dish-fields";
import { DishRow } from "@/features/menu/dish-row";
import { movesOf, placedItems } from "@/features/menu/dishes";
import { AddDish } from "@/features/menu/edit-dish";
import { MenuEditor } from "@/features/menu/menu-editor";
import { Moves } from "@/features/menu/move-dish";
import { HiddenNote } from "@/features/moderation/hidden-note";
import { BackLink } from "@/features/restaurants/back-link";
import { requireRestaurantNow } from "@/features/restaurants/load";
import { Refusal } from "@/features/restaurants/refusal";
import { menuNow } from "@/platform/after-write";
import { type Menu, manages, mostCharacters, type Restaurant } from "@/platform/api";
import { formOn } from "@/platform/forms/page";
import { isolate } from "@/platform/i18n/plain-text";
import { text, words } from "@/platform/i18n/text";
import { type Parameters, parameter } from "@/platform/page/request";
import { requireSession } from "@/platform/session/current";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("editing");
  return { title: t("manage.toMenu"), robots: { index: false } };
}

export default async function MenuPage({ params, searchParams }: PageProps<"/[locale]/restaurants/[id]/menu">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const path = `/restaurants/${id}/menu`;
  const session = await requireSession(path);
  const { restaurant } = await requireRestaurantNow(id, { session, path });
  if (!manages(restaurant.owner_id, session)) return <Refusal restaurant={restaurant} />;
  const [{ menu }, t] = await Promise.all([menuNow(id, 0, session.accessToken), text("editing")]);
  const forms = await menuForms(restaurant, menu);
  const { added, saved, removed, moved } = forms.text;
  return (
    <div className="page-narrow space-y-8">
      <header className="space-y-3">
        <BackLink restaurant={restaurant} />
        <h1>{t("menu.title", { name: isolate(restaurant.name) })}</h1>
        <p className="text-muted">{menu.sections.length === 0 ? t("menu.empty") : t("menu.lead")}</p>
        <HiddenNote restaurant={restaurant} />
      </header>
      <MenuEditor text={{ added, saved, removed, moved }} before={changeBefore(query)}>
        <Moves menu={forms}>
          <Sections menu={menu} forms={forms} edited={parameter(query, "edit")} />
        </Moves>
        <section className="space-y-4">
          <h2>{t("menu.addTitle")}</h2>
          <AddDish menu={forms} suffix={randomUUID().slice(0, 8)} />
        </section>
      </MenuEditor>
      <Offered menu={menu} />
    </div>
  );
}

/** What the forms share; the dishes come with each of them. */
async function menuForms(restaurant: Restaurant, menu: Menu): Promise<MenuForms> {
  const [form, editing, place, forms] = await Promise.all([
    formOn(`/restaurants/${restaurant.id}/menu`),
    words("editing"),
    words("restaurant"),
    words("forms"),
  ]);
  const { storedNow, storedNothing } = editing.form;
  const used = placedItems(menu).map(({ price }) => price.currency);
  return {
    form,
    restaurantId: restaurant.id,
    version: menu.version,
    text: { ...editing.menu, storedNow, storedNothing },
    marks: place.menu.mark,
    required: forms.required,
    counter: forms.counter,
    most: mostCharacters.item,
    currency: usualCurrency(used, restaurant.address.country),
  };
}

interface SectionsProps {
  readonly menu: Menu;
  readonly forms: MenuForms;
  /** The dish whose form is shown. */
  readonly edited: string | undefined;
}

function Sections({ menu, forms, edited }: SectionsProps) {
  return menu.sections.map((section) => (
    <section key={section.name} className="space-y-2">
      <h2>
        <bdi>{section.name}</bdi>
      </h2>
      <ul className="divide-y divide-line border-line border-y">
        {section.items.map((item, at) => (
          <DishRow
            key={item.id}
            menu={forms}
            item={{ ...item, section: section.name }}
            moves={movesOf(section, at)}
            isEdited={item.id === edited}
          />
        ))}
      </ul>
    </section>
  ));
}

function Offered({ menu }: { readonly menu: Menu }) {
  return (
    <>
      <datalist id={SECTIONS}>
        {menu.sections.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id={CURRENCIES}>
        {offeredCurrencies.map((currency) => (
          <option key={currency} value={currency} />
        ))}
      </datalist>
    </>
  );
}

/** What the address says was done before, where there are no scripts to say it. */
function changeBefore(query: Parameters): MenuChange | undefined {
  const done = (["added", "saved", "removed", "moved"] as const).find((each) => each === query.done);
  const [id, name] = [parameter(query, "id"), parameter(query, "name")];
  return done && id && name ? { done, id, name: name.slice(0, 200) } : undefined;
}
