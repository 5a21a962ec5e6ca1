import { at, fact, find, type GoldenTurn, now, on, talk } from "./golden.ts";

/** Questions that nothing was tuned for. */
export const held: readonly GoldenTurn[] = [
  find("any kosher or halal spots in Melbourne?", { city: "Melbourne", diets: ["kosher", "halal"] }),
  find("we're 5 and want sushi in Kyoto this Saturday at half past seven", {
    city: "Kyoto",
    party: 5,
    cuisines: ["Sushi"],
    when: at(6, 19, 30),
  }),
  find(
    "Portland: hidden gem for mexican, not crowded",
    { city: "Portland", cuisines: ["Mexican"], concepts: ["hidden_gem"] },
    { not: { concepts: ["crowded"] } },
  ),
  find("where do locals eat in lisbon?", { city: "Lisbon", concepts: ["locals"] }),
  find("wheelchair accessible bakery in Zurich with parking", {
    city: "Zürich",
    cuisines: ["Bakery"],
    attributes: ["wheelchair", "parking"],
  }),
  find("top 3 ramen shops in Kyoto", { city: "Kyoto", cuisines: ["Ramen"], count: 3 }),
  find("lunch tomorrow in Melbourne, Vietnamese, kid friendly", {
    city: "Melbourne",
    cuisines: ["Vietnamese"],
    attributes: ["kids"],
    when: on("2026-11-26", "lunch"),
  }),
  find(
    "I hate seafood, something Portuguese in Lisbon please",
    { city: "Lisbon", cuisines: ["Portuguese"] },
    { not: { cuisines: ["Seafood"] } },
  ),
  find("pizza in Portland / vegan only", { city: "Portland", cuisines: ["Pizza"], diets: ["vegan"] }),
  find("pizza in Portland / more expensive", { city: "Portland", cuisines: ["Pizza"], price: [3, 4] }),
  find("cosy place in Zürich / for five people", { city: "Zürich", concepts: ["cosy"], party: 5 }),
  fact("pizza in Portland / how do I get to the first one?", "address", ["r1"]),
  fact("tell me about Bait Sumac", "summary", ["r3"]),
  talk("can you translate this to French: where is the station", "refuse"),
  talk("Does Komorebi use peanut oil? I'm allergic", "medical"),
  find("Suche ein ruhiges Café zum Arbeiten in Portland", {
    city: "Portland",
    cuisines: ["Coffee"],
    concepts: ["quiet", "work_friendly"],
  }),
  find("Wir sind zu sechst und möchten am Sonntagabend in Zürich Schweizer Küche essen", {
    city: "Zürich",
    cuisines: ["Swiss"],
    party: 6,
    when: on("2026-11-29", "dinner"),
  }),
  find("Gibt es in Kyoto etwas Veganes, das nicht teuer ist?", { city: "Kyoto", diets: ["vegan"], price: [1, 2] }),
  find("Bestes Eis in Melbourne", { city: "Melbourne", cuisines: ["Ice Cream"] }),
  find(
    "mexikanisch in Portland, ohne Livemusik",
    { city: "Portland", cuisines: ["Mexican"] },
    { not: { attributes: ["live_music"] } },
  ),
  find("Fondue in Zürich / teurer", { city: "Zürich", cuisines: ["Fondue"], price: [3, 4] }),
  find("Fondue in Zürich / nicht am Samstag, sondern morgen", {
    city: "Zürich",
    cuisines: ["Fondue"],
    when: on("2026-11-26"),
  }),
  fact("Fondue in Zürich / Was sagen die Gäste über das erste?", "reviews", ["r1"]),
  talk("Bist du ein Mensch?", "help"),
  find("مطعم سويسري في زيورخ مع موقف سيارات", { city: "Zürich", cuisines: ["Swiss"], attributes: ["parking"] }),
  find("أفضل فلافل في عمان بسعر رخيص", { city: "Amman", dishes: ["Falafel"], price: [1, 2] }),
  find("نريد العشاء غدا الساعة السابعة في لشبونة، نحن خمسة", { city: "Lisbon", party: 5, when: at(4, 19) }),
  find("مطعم إيطالي في لشبونة / مفتوح الآن فقط", { city: "Lisbon", cuisines: ["Italian"], when: now }),
  fact("مطعم إيطالي في لشبونة / كم سعر الأول؟", "price", ["r1"]),
  talk("هل أنت إنسان أم روبوت؟", "help"),
  // The second ten.
  find("could u find us a cosy swiss place in zurich for 3 ppl tmrw nite", {
    ...{ city: "Zürich", cuisines: ["Swiss"], concepts: ["cosy"], party: 3 },
    when: on("2026-11-26", "dinner"),
  }),
  find("Melbourne: veggie, dog friendly, cheap, sun lunch", {
    ...{ city: "Melbourne", diets: ["vegetarian"], attributes: ["dogs"], price: [1, 2] },
    when: on("2026-11-29", "lunch"),
  }),
  find("is there anywhere in kyoto doing sushi w/o a long wait", {
    city: "Kyoto",
    cuisines: ["Sushi"],
    concepts: ["short_wait"],
  }),
  find(
    "not italian and not loud, somewhere in lisbon for thursday evening",
    { city: "Lisbon", concepts: ["quiet"], when: on("2026-11-26", "dinner") },
    { not: { cuisines: ["Italian"] } },
  ),
  find("Wo gits in Züri es gmüetlichs Lokal für de Znacht?", {
    city: "Zürich",
    concepts: ["cosy"],
    when: on("2026-11-25", "dinner"),
  }),
  find("Mexikanisch in Portland, nicht Freitag, sondern Sonntagmittag, zu fünft", {
    ...{ city: "Portland", cuisines: ["Mexican"], party: 5 },
    when: on("2026-11-29", "lunch"),
  }),
  find(
    "suche was für nen romantischen Abend in Kyoto, bitte ohne Sushi",
    { city: "Kyoto", concepts: ["romantic"] },
    { not: { cuisines: ["Sushi"] } },
  ),
  find("وين بنقدر ناكل سوشي بكيوتو بكرا المسا؟", {
    city: "Kyoto",
    cuisines: ["Sushi"],
    when: on("2026-11-26", "dinner"),
  }),
  find(
    "بدي كافيه رايق بزيورخ للدراسة بدون زحمة",
    { city: "Zürich", cuisines: ["Coffee"], concepts: ["relaxed", "work_friendly"] },
    { not: { concepts: ["crowded"] } },
  ),
  find("مطعم نباتي مش غالي بلشبونة لستة أشخاص", {
    ...{ city: "Lisbon", diets: ["vegetarian"], price: [1, 2] },
    party: 6,
  }),
];
