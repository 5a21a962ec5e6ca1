import type { Metadata } from "next";
import { ListFrame } from "@/features/moderation/frame";
import { A_PAGE, removedPage } from "@/features/moderation/load";
import { paths } from "@/features/moderation/paths";
import { RemovedList } from "@/features/moderation/removed-list";
import { moderates } from "@/platform/api";
import { formOn } from "@/platform/forms/page";
import { text } from "@/platform/i18n/text";
import { parameter } from "@/platform/page/request";
import { requireSession } from "@/platform/session/current";
import { NoPermission } from "@/ui/shell/no-permission";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("moderation");
  return { title: t("removed.title"), robots: { index: false } };
}

export default async function RemovedPage({ searchParams }: PageProps<"/[locale]/moderation/removed">) {
  const [session, query] = await Promise.all([requireSession(paths.removed), searchParams]);
  if (!moderates(session)) return <NoPermission of="moderation" />;
  const [form, { data, next_cursor }] = await Promise.all([
    formOn(paths.removed),
    removedPage(session, { limit: A_PAGE, cursor: parameter(query, "cursor") }),
  ]);
  return (
    <ListFrame list="removed" query={query} next={next_cursor}>
      <RemovedList reviews={data} {...{ session, form }} back={paths.removed} />
    </ListFrame>
  );
}
