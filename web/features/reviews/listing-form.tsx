import { GetForm } from "@/features/search/get-form";
import { reviewSorts } from "@/platform/api";
import { type Choice, languages } from "@/platform/i18n/choices";
import { localePath } from "@/platform/i18n/locales";
import { currentLocale, text } from "@/platform/i18n/text";
import { SelectField, TextField } from "@/ui/form/field";
import { reviewsPath, type Wanted } from "./wanted";

/** In which order, and which of them: an address of its own for each choice, also without scripts. */
export async function ListingForm({ id, wanted }: { readonly id: string; readonly wanted: Wanted }) {
  const [t, locale] = await Promise.all([text("restaurant"), currentLocale()]);
  const sorts = reviewSorts.map((sort): Choice => [sort === "newest" ? "" : sort, t(`listing.${sort}`)]);
  const stars = ["5", "4", "3", "2", "1"].map((rating): Choice => [rating, t("stars", { rating: Number(rating) })]);
  return (
    <search>
      <GetForm action={localePath(locale, reviewsPath(id))} className="card mt-6 grid items-end gap-4 sm:grid-cols-2">
        <SelectField name="sort" label={t("listing.sort")} value={wanted.sort} choices={sorts} />
        <SelectField
          name="rating"
          label={t("listing.rating")}
          value={wanted.rating}
          choices={[["", t("listing.anyRating")], ...stars]}
        />
        <SelectField
          name="language"
          label={t("listing.language")}
          value={wanted.language}
          choices={[["", t("listing.anyLanguage")], ...languages(locale, wanted.language ?? null)]}
        />
        <TextField name="q" type="search" label={t("listing.words")} value={wanted.q} autoComplete="off" />
        <button type="submit" className="button justify-self-start">
          {t("listing.apply")}
        </button>
      </GetForm>
    </search>
  );
}
