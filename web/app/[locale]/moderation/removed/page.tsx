import type { Metadata } from "next";
import { ListFrame, NotForYou } from "@/features/moderation/frame";
import { removedPage } from "@/features/moderation/load";
import { paths } from "@/features/moderation/paths";
import { RemovedList } from "@/features/moderation/removed-list";
import { moderates } from "@/platform/api";
import { formOn } from "@/platform/forms/page";
import { text } from "@/platform/i18n/text";
import { parameter } from "@/platform/page/request";
import { requireSession } from "@/platform/session/current";
import { Paging } from "@/ui/paging";

export const dynamic = "force-dynamic";

const A_PAGE = 10;

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("moderation");
  return { title: t("removed.title"), robots: { index: false } };
}

export default async function RemovedPage({ searchParams }: PageProps<"/[locale]/moderation/removed">) {
  const [session, query] = await Promise.all([requireSession(paths.removed), searchParams]);
  if (!moderates(session)) return <NotForYou />;
  const cursor = parameter(query, "cursor");
  const [t, form, { data, next_cursor }] = await Promise.all([
    text("moderation"),
    formOn(paths.removed),
    removedPage(session, { limit: A_PAGE, cursor }),
  ]);
  return (
    <ListFrame title={t("removed.title")} lead={t("removed.lead")} done={parameter(query, "done")}>
      <h2 className="sr-only">{t("newestFirst")}</h2>
      <RemovedList reviews={data} {...{ session, form }} back={paths.removed} />
      <Paging
        label={t("removed.title")}
        path={paths.removed}
        isFirst={cursor === undefined}
        next={next_cursor}
        text={{ first: t("newest"), next: t("older") }}
      />
    </ListFrame>
  );
}
