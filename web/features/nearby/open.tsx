import { searchPath } from "@/features/directory/search-address";
import { currentLocale, text, words } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { OpenList } from "./open-list";

/**
 * What is open now. A page that is kept may be older than a place is open, so this is asked for when it is seen; where there are no scripts
 * it is a link to a search, which is made anew for each reader.
 */
export async function OpenNowPlaces() {
  const [t, { form, open }, locale] = await Promise.all([text("search"), words("search"), currentLocale()]);
  const { finding, unfound } = form;
  return (
    <section aria-labelledby="open-now" className="space-y-4">
      <h2 id="open-now">{t("open.title")}</h2>
      <OpenList locale={locale} text={{ ...open, finding, unfound }} />
      <p>
        <Link href={searchPath({ open_now: "1" })} rel="nofollow" className="link inline-block py-1">
          {t("open.all")}
        </Link>
      </p>
    </section>
  );
}
