import { largest } from "@/features/directory/closest";
import { EntryLinks } from "@/features/directory/entry-links";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { homeDirectories } from "./found";

/** Shown of each directory at most, largest first. */
const MOST = 18;

/** Cities and cuisines with their counts, as ways into the search. */
export async function Directories() {
  const [t, { cities, cuisines }] = await Promise.all([text("home"), homeDirectories()]);
  if (cities.length === 0) return <NothingYet />;
  return (
    <div className="grid gap-x-10 gap-y-8 md:grid-cols-2">
      <section aria-labelledby="cities" className="space-y-4">
        <h2 id="cities">{t("cities")}</h2>
        <EntryLinks of="city" entries={largest(cities, MOST)} />
        <p>
          <Link href="/restaurants" className="link inline-block py-1">
            {t("everything")}
          </Link>
        </p>
      </section>
      <section aria-labelledby="cuisines" className="space-y-4">
        <h2 id="cuisines">{t("cuisines")}</h2>
        <EntryLinks of="cuisine" entries={largest(cuisines, MOST)} />
      </section>
    </div>
  );
}

async function NothingYet() {
  const t = await text("home");
  return (
    <div className="card space-y-3">
      <p>{t("empty")}</p>
      <Link href="/restaurants/new" className="button">
        {t("add")}
      </Link>
    </div>
  );
}
