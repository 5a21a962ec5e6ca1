import { api, DAY, mostCharacters, RESTAURANTS_TAG } from "../api.ts";
import { currentLocale, words } from "../i18n/text.ts";
import { countries } from "./named-choices.ts";
import { type ProfileInput, profileInputs } from "./profile.ts";

/** What a restaurant's form shows besides its values. */
export async function restaurantFields(country: string | null) {
  const [locale, editing, forms, cuisines] = await Promise.all([
    currentLocale(),
    words("editing"),
    words("forms"),
    knownCuisines(),
  ]);
  const { fields } = editing;
  const labels = profileInputs.map((name) => [name, fields[name.replace(".", "_") as keyof typeof fields]]);
  return {
    labels: Object.fromEntries(labels) as Record<ProfileInput, string>,
    text: editing.form,
    required: forms.required,
    counter: forms.counter,
    countries: countries(locale, country),
    cuisines,
    most: mostCharacters.restaurant,
  };
}

/** The first page of them: hints, without which the form works as well. */
async function knownCuisines(): Promise<string[]> {
  const next = { tags: [RESTAURANTS_TAG], revalidate: DAY };
  const page = await api.listCuisines({ query: { limit: 100 }, next }).catch(() => undefined);
  return page?.data.map(({ name }) => name) ?? [];
}
