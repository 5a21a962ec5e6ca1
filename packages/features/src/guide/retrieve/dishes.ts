import { searchWords } from "@bellyfed/core/search/words";
import type { Menu, MenuItem } from "../../menus/contract.ts";

/** The dishes of a menu that can be had and whose names have all words of a dish that was asked for, in their order. */
export function dishesCalled({ sections }: Menu, dish: string): MenuItem[] {
  const words = ` ${searchWords(dish).join(" ")} `;
  if (words.trim() === "") return [];
  const isCalled = ({ name }: MenuItem) => ` ${searchWords(name).join(" ")} `.includes(words);
  return sections.flatMap(({ items }) => items).filter((item) => item.available && isCalled(item));
}
