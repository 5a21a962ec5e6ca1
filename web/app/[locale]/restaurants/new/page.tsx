import type { Metadata } from "next";
import { createRestaurant } from "@/features/restaurants/actions";
import { restaurantFields } from "@/features/restaurants/form-fields";
import { RestaurantForm } from "@/features/restaurants/restaurant-form";
import { formOn } from "@/platform/forms/page";
import { text } from "@/platform/i18n/text";
import { requireSession } from "@/platform/session/current";

export const dynamic = "force-dynamic";

const PATH = "/restaurants/new";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("editing");
  return { title: t("create.title"), description: t("create.description"), robots: { index: false } };
}

export default async function NewRestaurantPage() {
  await requireSession(PATH);
  const [t, form, fields] = await Promise.all([text("editing"), formOn(PATH), restaurantFields(null)]);
  return (
    <div className="page-narrow space-y-8">
      <header className="space-y-3">
        <h1>{t("create.title")}</h1>
        <p className="text-lg text-muted">{t("create.lead")}</p>
      </header>
      <RestaurantForm {...form} {...fields} isNew action={createRestaurant} values={{}} submit={t("create.submit")} />
    </div>
  );
}
