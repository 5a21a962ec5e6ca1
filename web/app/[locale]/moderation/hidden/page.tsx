import type { Metadata } from "next";
import { ListFrame } from "@/features/moderation/frame";
import { HiddenList } from "@/features/moderation/hidden-list";
import { A_PAGE, hiddenPage } from "@/features/moderation/load";
import { paths } from "@/features/moderation/paths";
import { moderates } from "@/platform/api";
import { formOn } from "@/platform/forms/page";
import { text } from "@/platform/i18n/text";
import { parameter } from "@/platform/page/request";
import { requireSession } from "@/platform/session/current";
import { NoPermission } from "@/ui/shell/no-permission";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("moderation");
  return { title: t("hidden.title"), robots: { index: false } };
}

export default async function HiddenPage({ searchParams }: PageProps<"/[locale]/moderation/hidden">) {
  const [session, query] = await Promise.all([requireSession(paths.hidden), searchParams]);
  if (!moderates(session)) return <NoPermission of="moderation" />;
  const [form, { data, next_cursor }] = await Promise.all([
    formOn(paths.hidden),
    hiddenPage(session, { limit: A_PAGE, cursor: parameter(query, "cursor") }),
  ]);
  return (
    <ListFrame list="hidden" query={query} next={next_cursor}>
      <HiddenList restaurants={data} {...{ session, form }} back={paths.hidden} />
    </ListFrame>
  );
}
