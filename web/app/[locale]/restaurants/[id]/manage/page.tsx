import type { Metadata } from "next";
import { DoneNote } from "@/features/moderation/done";
import { HiddenNote } from "@/features/moderation/hidden-note";
import { Keeping } from "@/features/moderation/keeping";
import { BackLink } from "@/features/restaurants/back-link";
import { requireRestaurantNow } from "@/features/restaurants/load";
import { standingIn } from "@/features/restaurants/manage-standing";
import { Refusal } from "@/features/restaurants/refusal";
import { Status } from "@/features/restaurants/status";
import { ManagedReviews } from "@/features/reviews/managed-reviews";
import { reviewsNow } from "@/platform/after-write";
import { manages, moderates } from "@/platform/api";
import { formOn } from "@/platform/forms/page";
import { isolate } from "@/platform/i18n/plain-text";
import { formats, text, words } from "@/platform/i18n/text";
import { pageOrFirst, parameter } from "@/platform/page/request";
import { requireSession } from "@/platform/session/current";
import { Link } from "@/ui/link";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { manage } = await words("editing");
  return { title: manage.heading, robots: { index: false } };
}

export default async function ManagePage({ params, searchParams }: PageProps<"/[locale]/restaurants/[id]/manage">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const path = `/restaurants/${id}/manage`;
  const session = await requireSession(path);
  const { restaurant } = await requireRestaurantNow(id, { session, path });
  if (!manages(restaurant.owner_id, session)) return <Refusal restaurant={restaurant} />;
  const cursor = parameter(query, "cursor");
  const [t, form, { reviews }] = await Promise.all([
    text("editing"),
    formOn(path),
    pageOrFirst(() => reviewsNow(id, cursor, 0, session.accessToken), cursor, path),
  ]);
  const standing = standingIn(t, await formats(), restaurant);
  return (
    <div className="page-narrow space-y-10">
      <header className="space-y-4">
        {!restaurant.hidden && <BackLink restaurant={restaurant} />}
        <h1>{t("manage.title", { name: isolate(restaurant.name) })}</h1>
        <DoneNote done={parameter(query, "done")} />
        <HiddenNote restaurant={restaurant} />
        <p>{standing}</p>
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
          unreplied={parameter(query, "unreplied")}
          session={session}
        />
      </section>
      <Status restaurant={restaurant} form={form} />
      {moderates(session) && <Keeping {...{ restaurant, session, form }} back={path} />}
    </div>
  );
}
