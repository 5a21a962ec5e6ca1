import { text } from "@/platform/i18n/text";
import { type Parameters, parameter } from "@/platform/page/request";
import { Link } from "@/ui/link";
import { DoneNote } from "./done";
import { paths } from "./paths";

interface Props {
  readonly of: "hidden" | "removed" | "reports" | "merge";
  /** Of the page's address, which says what was done just before. */
  readonly query: Parameters;
}

/** What a page below the overview begins with: the way back there, what it is for, and what was just done. */
export async function PageHead({ of, query }: Props) {
  const t = await text("moderation");
  return (
    <>
      <header className="space-y-3">
        <Link href={paths.overview} className="link inline-block py-1">
          {t("back")}
        </Link>
        <h1>{t(`${of}.title`)}</h1>
        <p className="text-muted">{t(`${of}.lead`)}</p>
      </header>
      <DoneNote done={parameter(query, "done")} />
    </>
  );
}
