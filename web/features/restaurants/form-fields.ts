import { mostCharacters } from "@/platform/api";
import { countries } from "@/platform/i18n/choices";
import { currentLocale, words } from "@/platform/i18n/text";
import { largest } from "../directory/closest.ts";
import { directory } from "../directory/directory.ts";
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

const MOST_CUISINES = 200;

/** Those that most restaurants serve: hints, without which the form works as well. */
async function knownCuisines(): Promise<string[]> {
  const entries = await directory("listCuisines").catch(() => []);
  return largest(entries, MOST_CUISINES).map(({ name }) => name);
}
