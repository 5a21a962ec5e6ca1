import type { Metadata } from "next";
import { HiddenNote } from "@/features/moderation/hidden-note";
import { updateRestaurant } from "@/features/restaurants/actions";
import { BackLink } from "@/features/restaurants/back-link";
import { restaurantFields } from "@/features/restaurants/form-fields";
import { requireRestaurantNow } from "@/features/restaurants/load";
import { storedInputs } from "@/features/restaurants/profile";
import { Refusal } from "@/features/restaurants/refusal";
import { RestaurantForm } from "@/features/restaurants/restaurant-form";
import { Status } from "@/features/restaurants/status";
import { manages } from "@/platform/api";
import { formOn } from "@/platform/forms/page";
import { isolate } from "@/platform/i18n/plain-text";
import { text } from "@/platform/i18n/text";
import { requireSession } from "@/platform/session/current";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("editing");
  return { title: t("manage.toEdit"), robots: { index: false } };
}

export default async function EditRestaurantPage({ params }: PageProps<"/[locale]/restaurants/[id]/edit">) {
  const { id } = await params;
  const path = `/restaurants/${id}/edit`;
  const session = await requireSession(path);
  const { restaurant, etag } = await requireRestaurantNow(id, { session, path });
  if (!manages(restaurant.owner_id, session)) return <Refusal restaurant={restaurant} />;
  const [t, form, fields] = await Promise.all([
    text("editing"),
    formOn(path),
    restaurantFields(restaurant.address.country),
  ]);
  const values = storedInputs(restaurant);
  return (
    <div className="page-narrow space-y-8">
      <header className="space-y-3">
        <BackLink restaurant={restaurant} />
        <h1>{t("edit.title", { name: isolate(restaurant.name) })}</h1>
        <HiddenNote restaurant={restaurant} />
      </header>
      <RestaurantForm
        {...form}
        {...fields}
        action={updateRestaurant}
        values={values}
        hidden={{ restaurant_id: id, etag, seen: JSON.stringify(values), ...(restaurant.hidden && { is_hidden: "1" }) }}
        submit={t("edit.submit")}
      />
      <Status restaurant={restaurant} form={form} />
    </div>
  );
}
