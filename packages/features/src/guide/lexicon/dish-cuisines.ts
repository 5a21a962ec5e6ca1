import { searchWords } from "@bellyfed/core/search/words";
import { cuisineWords } from "./cuisines.ts";
import { dishWords } from "./dishes.ts";

/** To which cuisines dishes belong: cuisines by their first names, then dishes by theirs. Dishes that are at home anywhere stand in none. */
const lines = `
Mexican, Tex-Mex: tacos, burrito, enchiladas, guacamole, nachos
Ramen, Noodles, Japanese: ramen, tonkotsu
Sushi, Japanese: sushi, sashimi
Japanese, Izakaya: tempura, gyoza, matcha, miso soup
Noodles, Japanese: udon, soba
Indian, Thai, Pakistani: curry
Thai: pad thai, green curry
Vietnamese: pho, banh mi, summer rolls
Vietnamese, Chinese, Thai: spring rolls
Chinese, Japanese, Asian: dumplings
Chinese, Thai, Indonesian, Asian: fried rice
Indian, Pakistani, Bangladeshi: biryani, naan, samosa, tikka masala
Italian: pasta, spaghetti, carbonara, gnocchi, lasagne, risotto, tiramisu, panna cotta
Pizza, Italian: pizza, margherita
Burgers, American: burger, fries
Steakhouse, Grill, Barbecue, Argentinian: steak, rib-eye
Barbecue, Grill, Steakhouse, American: ribs
Grill, Levantine, Greek, Middle Eastern: lamb chops
Austrian, German: schnitzel, apple strudel
Swiss: rösti, geschnetzeltes, raclette
Fondue, Swiss: fondue
German: currywurst, bratwurst
Levantine, Lebanese, Syrian, Jordanian, Palestinian, Middle Eastern, Israeli: hummus, falafel, kibbeh, fattoush, tabbouleh, mezze, kunafa
Levantine, Lebanese, Syrian, Jordanian, Palestinian, Middle Eastern, Turkish: shawarma, shish taouk, baklava
Kebab, Turkish, Levantine, Lebanese, Syrian, Jordanian, Palestinian, Middle Eastern, Persian, Afghan: kebab
Jordanian, Palestinian, Levantine, Middle Eastern: mansaf, maqluba
Middle Eastern, Levantine: mandi, kabsa
Greek, Mediterranean, Levantine: halloumi
Greek: moussaka, gyros
Spanish, Tapas: paella, tortilla, churros
Portuguese: pastel de nata, bacalhau
Seafood: octopus, oysters, lobster, prawns, salmon, tuna, mussels
Peruvian, Seafood: ceviche
British, Seafood: fish and chips
Bakery, Patisserie, Coffee: croissant, cheesecake, chocolate mousse
Bakery: sourdough
Breakfast, Breakfast & Brunch, Brunch, American: pancakes, waffles
Breakfast, Breakfast & Brunch, Brunch, Coffee: eggs benedict, avocado toast
Coffee: flat white, espresso, cold brew, cappuccino
Sandwiches: sandwich, turkey sandwich
Sandwiches, Bakery, Coffee: bagel
American, Burgers, Street food: hot dog
Chicken, American: fried chicken, chicken wings
Soup: soup
Salads: salad
Eastern European, Russian, Polish: borscht, pierogi
Korean: kimchi, bibimbap
Chinese: dim sum, peking duck, hot pot
`;

const names = new Map(cuisineWords.map((each) => [each.names[0] ?? "", each.names]));
const folded = (text: string): string => searchWords(text).join(" ");

/** Cuisines, by all names that data has for them, by every word for a dish. */
const byDish: ReadonlyMap<string, readonly string[]> = new Map(
  lines.split("\n").flatMap((line) => {
    const [cuisines = "", dishes = ""] = line.split(": ").map((part) => part.trim());
    const all = cuisines.split(", ").flatMap((cuisine) => names.get(cuisine) ?? [cuisine]);
    return dishes.split(", ").flatMap((dish) => wordsFor(dish).map((word) => [folded(word), all] as const));
  }),
);

function wordsFor(dish: string): readonly string[] {
  return dishWords.find(([first]) => first === dish) ?? [dish];
}

/** The cuisines that dishes belong to, each once: a dish as it is asked for, or as a menu writes it. Empty where none is theirs. */
export const dishCuisines = (dishes: readonly string[]): string[] => [...new Set(dishes.flatMap(cuisinesOf))];

/** By the longest dish in a name: "Chicken tikka masala". */
function cuisinesOf(dish: string): readonly string[] {
  const words = searchWords(dish);
  for (let length = words.length; length > 0; length--)
    for (let from = 0; from + length <= words.length; from++) {
      const known = byDish.get(words.slice(from, from + length).join(" "));
      if (known) return known;
    }
  return [];
}

/** Every dish that belongs somewhere, as its first word: for the test that each is a dish of ours. */
export const dishesAtHome: readonly string[] = lines
  .split("\n")
  .flatMap((line) => line.split(": ")[1]?.split(", ") ?? []);
