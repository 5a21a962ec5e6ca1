import type { ReactNode } from "react";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { DoneNote } from "./done";
import { paths } from "./paths";

interface Props {
  readonly title: string;
  readonly lead: string;
  /** What was done just before, by the address. */
  readonly done: string | undefined;
  readonly children: ReactNode;
}

/** A list's page, with the way back to the overview. */
export async function ListFrame({ title, lead, done, children }: Props) {
  const t = await text("moderation");
  return (
    <div className="page-narrow max-w-3xl space-y-8">
      <header className="space-y-3">
        <Link href={paths.overview} className="link inline-block py-1">
          {t("back")}
        </Link>
        <h1>{title}</h1>
        <p className="text-muted">{lead}</p>
      </header>
      <DoneNote done={done} />
      {children}
    </div>
  );
}

/** For those who are signed in but keep no order here. */
export async function NotForYou() {
  const [t, shell] = await Promise.all([text("moderation"), text("shell")]);
  return (
    <div className="page-narrow space-y-4 text-center">
      <h1>{t("forbiddenTitle")}</h1>
      <p className="text-muted">{t("forbidden")}</p>
      <Link href="/account" className="button">
        {shell("account")}
      </Link>
    </div>
  );
}
