import type { DietaryMark, Dish } from "@/platform/api";
import { localeOf, requiredText, textOf } from "@/platform/forms/form-data";
import { readPrice } from "./written-price.ts";

/** The dish that was entered. A price that is none becomes NaN, so that the API refuses it together with all else that is wrong. */
export function dishOf(form: FormData): Dish {
  const currency = requiredText(form, "price.currency").toUpperCase();
  const price = readPrice(requiredText(form, "price.amount"), currency, localeOf(form));
  return {
    section: requiredText(form, "section"),
    name: requiredText(form, "name"),
    description: textOf(form, "description"),
    price: { amount: "amount" in price ? price.amount : Number.NaN, currency },
    dietary: form.getAll("dietary").filter((mark) => typeof mark === "string") as DietaryMark[],
    available: form.get("available") !== null,
  };
}
