import type { ReactNode } from "react";
import { text } from "@/platform/i18n/text";
import { type Parameters, parameter } from "@/platform/page/request";
import { Paging } from "@/ui/paging";
import { PageHead } from "./head";
import { paths } from "./paths";

interface Props {
  readonly list: "hidden" | "removed";
  /** Of the page's address: which part of the list it shows, and what was done just before. */
  readonly query: Parameters;
  /** The cursor of the next part. */
  readonly next: string | null;
  readonly children: ReactNode;
}

/** A list's page, with the way back to the overview and on to the rest. */
export async function ListFrame({ list, query, next, children }: Props) {
  const t = await text("moderation");
  return (
    <div className="page-narrow max-w-3xl space-y-8">
      <PageHead of={list} query={query} />
      <h2 className="sr-only">{t("newestFirst")}</h2>
      {children}
      <Paging
        label={t(`${list}.title`)}
        path={paths[list]}
        isFirst={parameter(query, "cursor") === undefined}
        next={next}
        text={{ first: t("newest"), next: t("older") }}
      />
    </div>
  );
}
