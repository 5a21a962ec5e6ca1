import { fact, find, type GoldenTurn, on } from "./golden.ts";

/** Meals, and prices that are compared. */
export const choosing: readonly GoldenTurn[] = [
  find("breakfast in Portland / what about brunch?", { city: "Portland", attributes: ["brunch"] }),
  find("breakfast in Portland / brunch as well", { city: "Portland", attributes: ["breakfast", "brunch"] }),
  find("brunch in Portland / with a terrace", { city: "Portland", attributes: ["brunch", "outdoor_seating"] }),
  find("Frühstück in Zürich / lieber Brunch", { city: "Zürich", attributes: ["brunch"] }),
  find("Frühstück in Zürich / am Sonntag", {
    city: "Zürich",
    attributes: ["breakfast"],
    when: on("2026-11-29"),
  }),
  find("فطور في عمان / ماذا عن برانش؟", { city: "Amman", attributes: ["brunch"] }),
  find("least expensive sushi in Kyoto", { city: "Kyoto", cuisines: ["Sushi"], order: "cheapest" }),
  find("the most expensive restaurant in Lisbon", { city: "Lisbon", order: "priciest" }),
  find("fanciest seafood place in Lisbon", { city: "Lisbon", cuisines: ["Seafood"], order: "priciest" }),
  find("something more upscale in Lisbon", { city: "Lisbon", order: "priciest" }),
  find("das teuerste Restaurant in Zürich", { city: "Zürich", order: "priciest" }),
  find("Wo ist das nobelste Lokal in Lissabon?", { city: "Lisbon", order: "priciest" }),
  find("am wenigsten teuer in Zürich", { city: "Zürich", order: "cheapest" }),
  find("أغلى مطعم في لشبونة", { city: "Lisbon", order: "priciest" }),
  find("أفخم مطعم إيطالي في لشبونة", { city: "Lisbon", cuisines: ["Italian"], order: "priciest" }),
  find("أرخص سوشي في كيوتو", { city: "Kyoto", cuisines: ["Sushi"], order: "cheapest" }),
  find("المطعم الأرخص في كيوتو", { city: "Kyoto", order: "cheapest" }),
  find("مطعم إيطالي في لشبونة / أغلى قليلا", { city: "Lisbon", cuisines: ["Italian"], price: [3, 4] }),
  find("expensive sushi in Kyoto / cheapest", { city: "Kyoto", cuisines: ["Sushi"], price: [3, 4], order: "cheapest" }),
  find("sushi in Kyoto / that is too expensive", { city: "Kyoto", cuisines: ["Sushi"], price: [1, 2] }),
  find("Sushi in Kyoto für mich / zu teuer", { city: "Kyoto", cuisines: ["Sushi"], price: [1, 2] }),
  find("سوشي في كيوتو / غالي جدا", { city: "Kyoto", cuisines: ["Sushi"], price: [1, 2] }),
  find("sushi in Kyoto / too cheap", { city: "Kyoto", cuisines: ["Sushi"], price: [3, 4] }),
  find("Sushi in Kyoto für mich / etwas Edleres", { city: "Kyoto", cuisines: ["Sushi"], price: [3, 4] }),
  fact("thai in Melbourne / is it too expensive?", "price", ["r1"]),
  find("sushi in Kyoto, nothing too expensive", { city: "Kyoto", cuisines: ["Sushi"], price: [1, 2] }),
  find("Sushi in Kyoto, bloß nicht zu teuer", { city: "Kyoto", cuisines: ["Sushi"], price: [1, 2] }),
  find("top rated ones in Portland", { city: "Portland", order: "rating" }),
  find("pizza in Portland / best rated", { city: "Portland", cuisines: ["Pizza"], order: "rating" }),
];

const list = ["r1", "r2", "r3", "r4"];

/** What is counted after something was told of one place of a list: the list counts on. */
export const counted: readonly GoldenTurn[] = [
  fact("Thai in Melbourne / tell me about the second one / and the third one?", "summary", ["r3"]),
  fact("Thai in Melbourne / tell me about the second one / phone number of the third one?", "phone", ["r3"]),
  fact("Thai in Melbourne / the second one / what about the first?", "summary", ["r1"]),
  fact("Thai in Melbourne / erzähl mir vom zweiten / und das dritte?", "summary", ["r3"]),
  fact("Thai in Melbourne / Adresse vom zweiten? / Telefonnummer vom dritten?", "phone", ["r3"]),
  fact("مطعم تايلاندي في ملبورن / أخبرني عن الثاني / والثالث؟", "summary", ["r3"]),
  fact("مطعم تايلاندي في ملبورن / ما هو عنوان الثاني؟ / ما رقم هاتف الثالث؟", "phone", ["r3"]),
  {
    ...find("Thai in Melbourne / tell me about the second one / which of them has a terrace?", {
      attributes: ["outdoor_seating"],
    }),
    places: list,
  },
  {
    ...find("Thai in Melbourne / erzähl mir vom zweiten / welche davon haben eine Terrasse?", {
      attributes: ["outdoor_seating"],
    }),
    places: list,
  },
  {
    ...find("مطعم تايلاندي في ملبورن / أخبرني عن الثاني / أي منها فيه تراس؟", { attributes: ["outdoor_seating"] }),
    places: list,
  },
];
