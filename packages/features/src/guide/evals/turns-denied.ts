import { fact, find, type GoldenTurn } from "./golden.ts";

const noVegan = { not: { cuisines: ["Vegan"] } };
const noVegetarian = { not: { cuisines: ["Vegetarian", "Vegan"] } };
const lisbon = { city: "Lisbon" };

/** Questions that say what need not be, or must not: a diet that is denied is no wish, and places that are it by their kitchen are not wanted. */
export const denied: readonly GoldenTurn[] = [
  find("thai in Lisbon, not vegan", { city: "Lisbon", cuisines: ["Thai"] }, noVegan),
  find("something in Lisbon that is not vegan", lisbon, noVegan),
  find("no vegan places in Lisbon", lisbon, noVegan),
  find("Lisbon, anything but vegan", lisbon, noVegan),
  find("I'm not vegan, where can I eat in Lisbon?", lisbon, noVegan),
  find("non-vegan restaurant in Lisbon", lisbon, noVegan),
  find("vegetarian but not vegan in Lisbon", { city: "Lisbon", diets: ["vegetarian"] }, noVegan),
  find("we are not vegetarians, dinner in Lisbon", lisbon, noVegetarian),
  find("no halal food please, Amman", { city: "Amman" }),
  find("nicht vegetarisch in Lissabon", lisbon, noVegetarian),
  find("Ich bin nicht vegan, was gibt es in Lissabon?", lisbon, noVegan),
  find("kein veganes Restaurant in Lissabon", lisbon, noVegan),
  find("etwas in Lissabon, vegan mag ich nicht", lisbon, noVegan),
  find("مطعم ليس نباتيا في لشبونة", lisbon, noVegetarian),
  find("مطعم غير نباتي في لشبونة", lisbon, noVegetarian),
  find("لا أريد طعاما نباتيا في لشبونة", lisbon, noVegetarian),
  find("لست نباتيا، أين آكل في لشبونة؟", lisbon, noVegetarian),
  find("vegan in Lisbon / not vegan", lisbon, noVegan),
  find("vegetarisch in Lissabon / doch nicht vegetarisch", lisbon, noVegetarian),
  find("طعام نباتي في لشبونة / ليس نباتيا", lisbon, noVegetarian),
  find("Lisbon, not vegan / vegan after all", { city: "Lisbon", diets: ["vegan"] }),
  // It need not be.
  find("it doesn't have to be vegan, Lisbon", lisbon),
  find("dinner in Lisbon, not necessarily vegan", { city: "Lisbon" }),
  find("Essen in Lissabon, muss nicht vegan sein", lisbon),
  find("مطعم في لشبونة ليس بالضرورة نباتيا", lisbon),
  find("vegan in Lisbon / it doesn't have to be vegan", lisbon),
  find("vegan in Lisbon / vegan muss nicht sein", lisbon),
  find("somewhere in Lisbon, it doesn't have to be quiet", lisbon),
  find("Sushi in Kyoto, muss nicht ruhig sein", { city: "Kyoto", cuisines: ["Sushi"] }),
  // Whoever asks whether there is none asks for one.
  find("is there no vegan place in Lisbon?", { city: "Lisbon", diets: ["vegan"] }),
  find("Gibt es in Lissabon kein veganes Restaurant?", { city: "Lisbon", diets: ["vegan"] }),
  find("Gibt es in Lissabon kein Sushi?", { city: "Lisbon", cuisines: ["Sushi"] }),
  find("ألا يوجد مطعم نباتي في لشبونة؟", { city: "Lisbon", diets: ["vegetarian"] }),
  find("why not vegan in Lisbon", { city: "Lisbon", diets: ["vegan"] }),
  find("no meat, Lisbon", { city: "Lisbon", diets: ["vegetarian"] }),
  find("no gluten please, Lisbon", { city: "Lisbon", diets: ["gluten_free"] }),
  find("kein Gluten, Lissabon", { city: "Lisbon", diets: ["gluten_free"] }),
  // Of a place it is asked what it says of it.
  fact("Is Komorebi not vegan?", "diets", ["r9"], { diets: ["vegan"] }),
  fact("Ist das Komorebi nicht vegan?", "diets", ["r9"], { diets: ["vegan"] }),
];
