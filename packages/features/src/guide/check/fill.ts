import { languageOf } from "../compose/language.ts";
import type { Source, SourceId } from "../evidence.ts";
import { menuFact } from "./menu-facts.ts";
import { type MenuFact, PLACEHOLDER, placeholders, type RestaurantFact } from "./placeholders.ts";
import { isolated } from "./plain.ts";
import { cutQuote } from "./quotes.ts";
import { type Asking, restaurantFact } from "./restaurant-facts.ts";

/** What a placeholder stands for; null where there is no such placeholder of this kind of source, or the source does not say it. */
export function factOf(source: Source, name: string, asking: Asking): string | null {
  if (!Object.hasOwn(placeholders[source.kind], name)) return null;
  switch (source.kind) {
    case "restaurant":
      return restaurantFact(source.restaurant, name as RestaurantFact, asking);
    case "menu":
      return menuFact(source.menu, name as MenuFact, asking);
    case "review": {
      const { labels } = languageOf[asking.language];
      const [open, close] = labels.quotes;
      return name === "stars"
        ? labels.stars(source.rating)
        : `${open}${isolated(cutQuote(source.quote), asking.language)}${close}`;
    }
  }
}

/** A text with its facts filled in; undefined where one cannot be, or is of none of the sources that it names. */
export function fill(
  text: string,
  sources: ReadonlyMap<SourceId, Source>,
  cited: readonly SourceId[],
  asking: Asking,
): string | undefined {
  let isWhole = true;
  const filled = text.replace(PLACEHOLDER, (_, id: SourceId, name: string) => {
    const source = cited.includes(id) ? sources.get(id) : undefined;
    const fact = source ? factOf(source, name, asking) : null;
    isWhole &&= fact !== null;
    return fact ?? "";
  });
  return isWhole ? filled : undefined;
}
