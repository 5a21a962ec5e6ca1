import type { Metadata } from "next";
import { BackLink } from "@/components/editing/back-link";
import { Refusal } from "@/components/editing/refusal";
import { StatusForm } from "@/components/editing/status-form";
import { Link } from "@/components/link";
import { ManagedReviews } from "@/components/reviews/managed-reviews";
import { pageOrFirst } from "@/lib/cursor";
import { mayChange, storedForPage } from "@/lib/editing/stored";
import { formOn } from "@/lib/forms/page";
import { text, words } from "@/lib/i18n/text";
import { parameter } from "@/lib/parameter";
import { isolated } from "@/lib/restaurant/plain";
import { reviewsNow } from "@/lib/reviews/shown";
import { requiredSession } from "@/lib/session/current";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { manage } = await words("editing");
  return { title: manage.heading, robots: { index: false } };
}

export default async function ManagePage({ params, searchParams }: PageProps<"/[locale]/restaurants/[id]/manage">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const path = `/restaurants/${id}/manage`;
  const session = await requiredSession(path);
  const { restaurant } = await storedForPage(id);
  if (!mayChange(restaurant, session)) return <Refusal restaurant={restaurant} />;
  const cursor = parameter(query, "cursor");
  const [t, plain, form, reviews] = await Promise.all([
    text("editing"),
    words("editing"),
    formOn(path),
    pageOrFirst(() => reviewsNow(id, cursor), cursor, path),
  ]);
  return (
    <div className="page-narrow space-y-10">
      <header className="space-y-4">
        <BackLink id={id} name={restaurant.name} />
        <h1>{t("manage.title", { name: isolated(restaurant.name) })}</h1>
        <p>{restaurant.status === "open" ? t("manage.open") : t("manage.closed")}</p>
        <p className="flex flex-wrap gap-3">
          <Link href={`/restaurants/${id}/edit`} className="button">
            {t("manage.toEdit")}
          </Link>
          <Link href={`/restaurants/${id}/menu`} className="button">
            {t("manage.toMenu")}
          </Link>
        </p>
      </header>
      <section className="space-y-4">
        <h2>{t("manage.reviews")}</h2>
        <ManagedReviews
          {...{ restaurant, form, reviews, cursor }}
          replied={parameter(query, "replied")}
          isOwner={session.sub === restaurant.owner_id}
        />
      </section>
      <StatusForm form={form} restaurantId={id} status={restaurant.status} text={plain.status} />
    </div>
  );
}
