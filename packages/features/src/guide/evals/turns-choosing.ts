import { find, type GoldenTurn, on } from "./golden.ts";

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
  find("pizza in Portland / best rated", { city: "Portland", cuisines: ["Pizza"], order: "rating" }),
];
