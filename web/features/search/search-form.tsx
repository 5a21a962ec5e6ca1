import { type Entry, largest, properName } from "@/features/directory/closest";
import { directory } from "@/features/directory/directory";
import { localePath } from "@/platform/i18n/locales";
import { currentLocale, text } from "@/platform/i18n/text";
import { TextField } from "@/ui/form/field";
import { GetForm } from "./get-form";

/** Names that are offered while typing, at most. */
const MOST_OFFERED = 200;

const nameIn = (entries: readonly Entry[], typed: string | undefined) =>
  typed &&
  properName(
    typed,
    entries.map(({ name }) => name),
  );

interface Props {
  readonly city?: string | undefined;
  readonly cuisine?: string | undefined;
  readonly className?: string;
}

/** City and cuisine, with the known ones offered. Needs no JavaScript; with it, the address stays free of what is empty. */
export async function SearchForm({ city, cuisine, className }: Props) {
  const [t, locale, cities, cuisines] = await Promise.all([
    text("search"),
    currentLocale(),
    directory("listCities"),
    directory("listCuisines"),
  ]);
  const field = { autoComplete: "off", enterKeyHint: "search" } as const;
  return (
    <search aria-label={t("form.label")} className={className}>
      <GetForm
        action={localePath(locale, "/restaurants")}
        className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
      >
        <TextField
          name="city"
          label={t("form.city")}
          value={nameIn(cities, city)}
          list="known-cities"
          key={`city ${city}`}
          {...field}
        />
        <TextField
          name="cuisine"
          label={t("form.cuisine")}
          value={nameIn(cuisines, cuisine)}
          list="known-cuisines"
          key={`cuisine ${cuisine}`}
          {...field}
        />
        <button type="submit" className="button-primary">
          {t("form.submit")}
        </button>
        <Known id="known-cities" entries={cities} />
        <Known id="known-cuisines" entries={cuisines} />
      </GetForm>
    </search>
  );
}

const Known = ({ id, entries }: { readonly id: string; readonly entries: readonly Entry[] }) => (
  <datalist id={id}>
    {largest(entries, MOST_OFFERED).map(({ slug, name }) => (
      <option key={slug} value={name} />
    ))}
  </datalist>
);
