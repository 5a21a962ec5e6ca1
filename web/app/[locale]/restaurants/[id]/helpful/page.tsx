import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackLink } from "@/features/restaurants/back-link";
import { requireRestaurantNow } from "@/features/restaurants/load";
import { HelpfulForm } from "@/features/reviews/helpful/form";
import { helpfulPath } from "@/features/reviews/helpful/path";
import { api, ID_PATTERN } from "@/platform/api";
import { formOn } from "@/platform/forms/page";
import { text } from "@/platform/i18n/text";
import { type Parameters, parameter } from "@/platform/page/request";
import { requireSession } from "@/platform/session/current";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Parameters>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("restaurant");
  return { title: t("helpful.title"), robots: { index: false } };
}

export default async function HelpfulPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const review = parameter(query, "review") ?? "";
  if (!ID_PATTERN.test(review)) notFound();
  const path = helpfulPath(id, review);
  const session = await requireSession(path);
  // First whether there is such a place.
  const { restaurant } = await requireRestaurantNow(id, { session, path });
  const asked = {
    params: { id },
    query: { review_id: [review] },
    token: session.accessToken,
    cache: "no-store",
  } as const;
  const [t, form, { data }] = await Promise.all([text("restaurant"), formOn(path), api.listHelpfulMarks(asked)]);
  const isMarked = data.length > 0;
  const more = { restaurant_id: id, review_id: review, ...(isMarked && { back: "1" }) };
  return (
    <div className="page-narrow space-y-8">
      <header className="space-y-3">
        <BackLink restaurant={restaurant} />
        <h1>{t("helpful.title")}</h1>
      </header>
      <p className="text-muted">{t(isMarked ? "helpful.already" : "helpful.text")}</p>
      <HelpfulForm form={form} more={more} confirm={t(isMarked ? "helpful.back" : "helpful.yes")} />
    </div>
  );
}
