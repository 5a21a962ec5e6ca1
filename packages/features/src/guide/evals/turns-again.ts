import { at, find, type GoldenTurn, on, talk } from "./golden.ts";

/** Questions that were misunderstood once. */
export const again: readonly GoldenTurn[] = [
  find("anniversary dinner in Zürich, budget doesn't matter", { city: "Zürich", concepts: ["celebration"] }),
  find("sushi in Kyoto, cost is not an issue", { city: "Kyoto", cuisines: ["Sushi"] }),
  find("Sushi in Kyoto, das Budget spielt keine Rolle", { city: "Kyoto", cuisines: ["Sushi"] }),
  find("سوشي في كيوتو والميزانية لا تهم", { city: "Kyoto", cuisines: ["Sushi"] }),
  find("veganes Restaurant in Zürich für Samstagabend", {
    city: "Zürich",
    diets: ["vegan"],
    when: on("2026-11-28", "dinner"),
  }),
  find("Thai in Melbourne am Freitagmittag", {
    city: "Melbourne",
    cuisines: ["Thai"],
    when: on("2026-11-27", "lunch"),
  }),
  find("Café in Portland am Sonntagmorgen", {
    city: "Portland",
    cuisines: ["Coffee"],
    when: on("2026-11-29", "breakfast"),
  }),
  find("Pizza in Portland, Samstagnachmittag", {
    city: "Portland",
    cuisines: ["Pizza"],
    when: on("2026-11-28", "afternoon"),
  }),
  find("Café in Portland, das sonntags um 9 Uhr geöffnet hat", {
    city: "Portland",
    cuisines: ["Coffee"],
    when: at(0, 9),
  }),
  find("coffee in Portland on Friday at 8", { city: "Portland", cuisines: ["Coffee"], when: at(5, 8) }),
  find("مخبز في زيورخ يوم الجمعة الساعة 9", { city: "Zürich", cuisines: ["Bakery"], when: at(5, 9) }),
  find("Thai in Melbourne on Friday at 8", { city: "Melbourne", cuisines: ["Thai"], when: at(5, 20) }),
  find("Wo kann ich in Lissabon ohne Fisch essen?", { city: "Lisbon" }, { not: { cuisines: ["Seafood"] } }),
  find("no fish please, somewhere in Lisbon", { city: "Lisbon" }, { not: { cuisines: ["Seafood"] } }),
  talk("I'm allergic to shellfish, where can I eat in Lisbon?", "medical"),
];
