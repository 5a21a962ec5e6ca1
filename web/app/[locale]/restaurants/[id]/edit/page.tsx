import type { Metadata } from "next";
import { updateRestaurant } from "@/app/actions/restaurants";
import { BackLink } from "@/components/editing/back-link";
import { Refusal } from "@/components/editing/refusal";
import { RestaurantForm } from "@/components/editing/restaurant-form";
import { StatusForm } from "@/components/editing/status-form";
import { restaurantFields } from "@/lib/editing/fields";
import { storedInputs } from "@/lib/editing/profile";
import { mayChange, storedForPage } from "@/lib/editing/stored";
import { formOn } from "@/lib/forms/page";
import { text, words } from "@/lib/i18n/text";
import { isolated } from "@/lib/restaurant/plain";
import { requiredSession } from "@/lib/session/current";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("editing");
  return { title: t("manage.toEdit"), robots: { index: false } };
}

export default async function EditRestaurantPage({ params }: PageProps<"/[locale]/restaurants/[id]/edit">) {
  const { id } = await params;
  const path = `/restaurants/${id}/edit`;
  const session = await requiredSession(path);
  const { restaurant, etag } = await storedForPage(id);
  if (!mayChange(restaurant, session)) return <Refusal restaurant={restaurant} />;
  const [t, plain, form, fields] = await Promise.all([
    text("editing"),
    words("editing"),
    formOn(path),
    restaurantFields(restaurant.address.country),
  ]);
  const values = storedInputs(restaurant);
  return (
    <div className="page-narrow space-y-8">
      <header className="space-y-3">
        <BackLink id={id} name={restaurant.name} />
        <h1>{t("edit.title", { name: isolated(restaurant.name) })}</h1>
      </header>
      <RestaurantForm
        {...form}
        {...fields}
        action={updateRestaurant}
        values={values}
        hidden={{ restaurant_id: id, etag, seen: JSON.stringify(values) }}
        submit={t("edit.submit")}
      />
      <StatusForm form={form} restaurantId={id} status={restaurant.status} text={plain.status} />
    </div>
  );
}
