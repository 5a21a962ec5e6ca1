import { canonical } from "@/features/directory/directory";
import { searchPath } from "@/features/directory/search-address";
import type { Restaurant } from "@/platform/api";
import { currentLocale, text, words } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { Until } from "../restaurants/until";
import { SimilarList } from "./similar-list";

/**
 * Places with a cuisine of this one, near it. The page is kept for all and costs no further call: the list is asked for when somebody comes
 * to its end, and is a link where there are no scripts.
 */
export async function Similar({ restaurant }: { readonly restaurant: Restaurant }) {
  const [t, { similar }, locale] = await Promise.all([text("search"), words("search"), currentLocale()]);
  const { id, cuisines, city, location } = restaurant;
  const near = location ? `${location.lat},${location.lng}` : undefined;
  const there = near ? ({ near, radius: "5000", sort: "distance" } as const) : { city };
  return (
    <section aria-labelledby="similar" className="space-y-4">
      <h2 id="similar">{t("similar.title")}</h2>
      {/* Cards that come later have this in them, and the build has to see that this page may need it. */}
      <Until until={null}>
        <SimilarList locale={locale} around={{ id, cuisines, city, near }} text={similar} />
      </Until>
      <p>
        <Link
          href={searchPath(canonical({ cuisine: cuisines, ...there }))}
          rel="nofollow"
          className="link inline-block py-1"
        >
          {t("similar.all")}
        </Link>
      </p>
    </section>
  );
}
