import type { Metadata } from "next";
import { FeedState } from "@/features/system/feed-state";
import { ReadModels } from "@/features/system/read-models";
import { api } from "@/platform/api";
import { text } from "@/platform/i18n/text";
import { requireSession } from "@/platform/session/current";
import { NoPermission } from "@/ui/shell/no-permission";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("system");
  return { title: t("title"), robots: { index: false } };
}

export default async function SystemPage() {
  const { role } = await requireSession("/system");
  if (role !== "admin") return <NoPermission of="system" />;
  const [t, { feed = null, read_models = [], time }] = await Promise.all([
    text("system"),
    api.getHealth({ query: { deep: "1" }, cache: "no-store" }),
  ]);
  return (
    <div className="page-narrow max-w-3xl space-y-8">
      <header className="space-y-3">
        <h1>{t("title")}</h1>
        <p className="text-muted">{t("lead")}</p>
      </header>
      <FeedState feed={feed} />
      <ReadModels models={read_models} now={time} />
    </div>
  );
}
