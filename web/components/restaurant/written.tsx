import { text as texts } from "@/lib/i18n/text";
import { fold } from "@/lib/restaurant/fold";

interface Props {
  readonly text: string;
  /** BCP 47, where it is known. */
  readonly language?: string | null;
  readonly className?: string;
  /** Whether its lines begin where the page's do, as in a heading; else where its own language begins them. */
  readonly isAligned?: boolean;
}

const paragraph = "whitespace-pre-line overflow-clip [unicode-bidi:isolate]";

/** What somebody wrote: their line breaks, in its own direction, with whatever turns it kept inside. The rest of a long text unfolds without any script. */
export async function Written({ text, language, className = "", isAligned = false }: Props) {
  const t = await texts("restaurant");
  const { start, rest } = fold(text);
  const part = (shown: string) => (
    <p dir={isAligned ? undefined : "auto"} lang={language ?? undefined} className={paragraph}>
      <bdi>{shown}</bdi>
    </p>
  );
  return (
    <div className={className}>
      {part(start)}
      {rest && (
        // Where a browser lays this out the other way round, the button stays below the text.
        <details className="group flex flex-col-reverse">
          <summary className="link inline-block self-start py-1 font-semibold">
            <span className="group-open:hidden">{t("reviews.readRest")}</span>
            <span className="hidden group-open:inline">{t("reviews.readLess")}</span>
          </summary>
          {part(rest)}
        </details>
      )}
    </div>
  );
}
