import { attributeNames, dietNames, mostCharacters } from "@/platform/api";
import { countries } from "@/platform/i18n/choices";
import { currentLocale, words } from "@/platform/i18n/text";
import { largest } from "../directory/closest.ts";
import { directory } from "../directory/directory.ts";
import { type ProfileInput, profileInputs } from "./profile.ts";

/** What a restaurant's form shows besides its values. */
export async function restaurantFields(country: string | null) {
  const [locale, editing, forms, restaurant, cuisines] = await Promise.all([
    currentLocale(),
    words("editing"),
    words("forms"),
    words("restaurant"),
    knownCuisines(),
  ]);
  const { fields } = editing;
  const labels = profileInputs.map((name) => [name, fields[name.replace(".", "_") as keyof typeof fields]]);
  return {
    labels: Object.fromEntries(labels) as Record<ProfileInput, string>,
    text: editing.form,
    hours: { ...editing.hours, said: restaurant.hours },
    required: forms.required,
    counter: forms.counter,
    countries: countries(locale, country),
    cuisines,
    offers: {
      attributes: attributeNames.map((name) => [name, restaurant.attribute[name]] as const),
      diets: dietNames.map((name) => [name, restaurant.menu.mark[name]] as const),
    },
    most: mostCharacters.restaurant,
  };
}

const MOST_CUISINES = 200;

/** Those that most restaurants serve: hints, without which the form works as well. */
async function knownCuisines(): Promise<string[]> {
  const entries = await directory("listCuisines").catch(() => []);
  return largest(entries, MOST_CUISINES).map(({ name }) => name);
}
