import { currentLocale, text as texts } from "@/platform/i18n/text";
import { fold } from "./fold-text";

interface Props {
  readonly text: string;
  /** BCP 47, where it is known. */
  readonly language?: string | null;
  readonly className?: string;
}

/** What somebody wrote: their line breaks, in its own direction, with whatever turns it kept inside. The rest of a long text unfolds without any script. */
export async function Written({ text, language, className = "" }: Props) {
  const t = await texts("restaurant");
  const { start, rest } = fold(text);
  return (
    <div lang={language ?? undefined} className={className}>
      <Part text={start} />
      {rest && (
        // Where a browser lays this out the other way round, the button stays below the text.
        <details className="group flex flex-col-reverse">
          <summary lang={await currentLocale()} className="link inline-block self-start py-1 font-semibold">
            <span className="group-open:hidden">{t("reviews.readRest")}</span>
            <span className="hidden group-open:inline">{t("reviews.readLess")}</span>
          </summary>
          <Part text={rest} />
        </details>
      )}
    </div>
  );
}

/** Letters may have more marks than there is room for. */
function Part({ text }: { readonly text: string }) {
  return (
    <p className="overflow-clip whitespace-pre-line">
      <bdi>{text}</bdi>
    </p>
  );
}
