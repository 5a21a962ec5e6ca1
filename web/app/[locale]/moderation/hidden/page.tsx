import type { Metadata } from "next";
import { ListFrame, NotForYou } from "@/features/moderation/frame";
import { HiddenList } from "@/features/moderation/hidden-list";
import { hiddenPage } from "@/features/moderation/load";
import { paths } from "@/features/moderation/paths";
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
  return { title: t("hidden.title"), robots: { index: false } };
}

export default async function HiddenPage({ searchParams }: PageProps<"/[locale]/moderation/hidden">) {
  const [session, query] = await Promise.all([requireSession(paths.hidden), searchParams]);
  if (!moderates(session)) return <NotForYou />;
  const cursor = parameter(query, "cursor");
  const [t, form, { data, next_cursor }] = await Promise.all([
    text("moderation"),
    formOn(paths.hidden),
    hiddenPage(session, { limit: A_PAGE, cursor }),
  ]);
  return (
    <ListFrame title={t("hidden.title")} lead={t("hidden.lead")} done={parameter(query, "done")}>
      <h2 className="sr-only">{t("newestFirst")}</h2>
      <HiddenList restaurants={data} {...{ session, form }} back={paths.hidden} />
      <Paging
        label={t("hidden.title")}
        path={paths.hidden}
        isFirst={cursor === undefined}
        next={next_cursor}
        text={{ first: t("newest"), next: t("older") }}
      />
    </ListFrame>
  );
}
