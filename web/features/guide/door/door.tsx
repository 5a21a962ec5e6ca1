import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

interface Props {
  /** What was looked for already: the question begins with it. */
  readonly words: string | undefined;
}

/** Where the guide is asked, with what was looked for. */
export const guidePath = (words: string | undefined): string =>
  words ? `/guide?${new URLSearchParams({ q: words })}` : "/guide";

/** The way from a search to the guide, which understands whole sentences. */
export async function GuideDoor({ words }: Props) {
  const t = await text("guide");
  return (
    <aside aria-labelledby="guide-door" className="note flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64 space-y-0.5">
        <h2 id="guide-door" className="text-lg">
          {t("door.title")}
        </h2>
        <p className="text-muted text-sm">{t("door.text")}</p>
      </div>
      <Link href={guidePath(words)} className="button" rel="nofollow">
        {t("door.ask")}
      </Link>
    </aside>
  );
}
