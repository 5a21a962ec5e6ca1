import { at, find, type GoldenTurn, now, on } from "./golden.ts";

const amman = { city: "Amman" };
const zurich = { city: "Zürich" };
const kyoto = { city: "Kyoto", cuisines: ["Sushi"] };

/** Questions as people speak: in dialect, with words written together, and with what is meant instead of something else. */
export const spoken: readonly GoldenTurn[] = [
  // Levantine, Egyptian and Gulf Arabic.
  find("بدي مطعم هادي في عمان", { ...amman, concepts: ["quiet"] }),
  find("شو في مطاعم هادية بلشبونة؟", { city: "Lisbon", concepts: ["quiet"] }),
  find("وين في مطعم منيح للعمل في عمان؟", { ...amman, concepts: ["work_friendly"] }),
  find("بدنا محل رايق وهادي للعشا بعمان", {
    ...{ ...amman, concepts: ["relaxed", "quiet"] },
    when: on("2026-11-25", "dinner"),
  }),
  find("وين بقدر أتعشى بعمان مع كلبنا؟", { ...amman, attributes: ["dogs"] }),
  find("مطعم بياخد حجز لولادنا في عمان", { ...amman, attributes: ["reservations", "kids"] }),
  find("ابغى مطعم للعوائل في عمان فيه جلسات برا", { ...amman, attributes: ["kids", "outdoor_seating"] }),
  find("عايز مطعم رخيص وكويس في عمان", { ...amman, price: [1, 2] }),
  find("مطعم للغدا في عمان", { ...amman, when: on("2026-11-26", "lunch") }),
  find("مطعم بعمان مش غالي عالعشا", { ...amman, price: [1, 2], when: on("2026-11-25", "dinner") }),
  // What is written onto an Arabic word.
  find("مطعم بالهواء الطلق والموسيقى الحية في عمان", { ...amman, attributes: ["outdoor_seating", "live_music"] }),
  find("مطعم للرومانسية والهدوء في لشبونة", { city: "Lisbon", concepts: ["romantic", "quiet"] }),
  // Swiss German.
  find("Suche eine Beiz für Znacht in Zürich", { ...zurich, when: on("2026-11-25", "dinner") }),
  find("gmüetlichs Beizli z'Nacht in Zürich", { ...zurich, concepts: ["cosy"] }),
  find("Wo chan ich in Züri Znacht esse?", { ...zurich, when: on("2026-11-25", "dinner") }),
  find("Wo gibt es am Sonntag Zmorge in Zürich?", {
    ...{ ...zurich, attributes: ["breakfast"] },
    when: on("2026-11-29", "breakfast"),
  }),
  // What is full is crowded, and no small room.
  find("sushi in Kyoto, not too crowded", kyoto, { not: { concepts: ["crowded"] } }),
  find("nicht überfülltes Lokal in Zürich", zurich, { not: { concepts: ["crowded"] } }),
  find("Lokal in Zürich, nicht so voll", zurich, { not: { concepts: ["crowded"] } }),
  find("مطعم غير مزدحم في عمان", amman, { not: { concepts: ["crowded"] } }),
  find("uncrowded sushi in Kyoto", kyoto, { not: { concepts: ["crowded"] } }),
  find("sushi in Kyoto, not cramped", { ...kyoto, concepts: ["spacious"] }),
  // Days and parts of a day in one word.
  find("Freitagmittag Fondue in Zürich", { ...zurich, cuisines: ["Fondue"], when: on("2026-11-27", "lunch") }),
  find("Samstagmorgen in Zürich frühstücken", {
    ...{ ...zurich, attributes: ["breakfast"] },
    when: on("2026-11-28", "breakfast"),
  }),
  find("sushi in Kyoto sunday night", { ...kyoto, when: on("2026-11-29", "dinner") }),
  find("مطعم في عمان مساء الأحد", { ...amman, when: on("2026-11-29", "dinner") }),
  // A time that is not meant, and the one that is.
  find("Fondue in Zürich am Samstag / nicht am Samstag, sondern Sonntagabend", {
    ...{ ...zurich, cuisines: ["Fondue"] },
    when: on("2026-11-29", "dinner"),
  }),
  find("Sushi in Kyoto morgen", { ...kyoto, when: on("2026-11-26") }),
  find("Fondue in Zürich am Freitag / sondern morgen", {
    ...{ ...zurich, cuisines: ["Fondue"] },
    when: on("2026-11-26"),
  }),
  find("Guten Morgen, Sushi in Kyoto bitte", kyoto),
  find("Sushi in Kyoto, nicht heute, sondern morgen um acht", { ...kyoto, when: at(4, 20) }),
  find("sushi in Kyoto, not Saturday but Sunday", { ...kyoto, when: on("2026-11-29") }),
  find("sushi in Kyoto on Sunday, not on Saturday", { ...kyoto, when: on("2026-11-29") }),
  find("not tonight, tomorrow: sushi in Kyoto", { ...kyoto, when: on("2026-11-26") }),
  find("sushi in Kyoto, Sunday instead of Saturday", { ...kyoto, when: on("2026-11-29") }),
  find("Sushi in Kyoto, statt Freitag lieber Samstag", { ...kyoto, when: on("2026-11-28") }),
  find("سوشي في كيوتو ليس السبت بل الأحد", { ...kyoto, when: on("2026-11-29") }),
  find("سوشي في كيوتو مش السبت، الأحد", { ...kyoto, when: on("2026-11-29") }),
  find("sushi in Kyoto on Friday, not at seven but at eight", { ...kyoto, when: at(5, 20) }),
  find("Sushi in Kyoto am Freitag, nicht um sieben, sondern um acht", { ...kyoto, when: at(5, 20) }),
  find("sushi in Kyoto not only on Sunday", { ...kyoto, when: on("2026-11-29") }),
  // What a place must not have.
  find("kein Fado, in Lissabon", { city: "Lisbon" }, { not: { attributes: ["live_music"] } }),
  find("Lisbon, no fado please", { city: "Lisbon" }, { not: { attributes: ["live_music"] } }),
  find("مطعم في لشبونة بدون فادو", { city: "Lisbon" }, { not: { attributes: ["live_music"] } }),
  find("Lokal in Zürich, in dem keine Hunde erlaubt sind", zurich, { not: { attributes: ["dogs"] } }),
  // Abbreviations and mistakes.
  find("sushi w/ kids in Kyoto", { ...kyoto, attributes: ["kids"] }),
  find("resto in Lisbon, seafood pls, sat nite", {
    ...{ city: "Lisbon", cuisines: ["Seafood"] },
    when: on("2026-11-28", "dinner"),
  }),
  find("Lisbon: portuguese, terrace, Sat 8pm, party of 4", {
    ...{ city: "Lisbon", cuisines: ["Portuguese"], attributes: ["outdoor_seating"], party: 4 },
    when: at(6, 20),
  }),
  find("sushi in kyoto 4 ppl fri evening", { ...kyoto, party: 4, when: on("2026-11-27", "dinner") }),
  find("cheep sushi in Kyoto plz", { ...kyoto, price: [1, 2] }),
  find("what's open rn in Amman", { ...amman, when: now }),
  find("coffee in Zurich sunday arvo", { ...zurich, cuisines: ["Coffee"], when: on("2026-11-29", "afternoon") }),
  find("brekkie in Melbourne on Sunday", {
    ...{ city: "Melbourne", attributes: ["breakfast"] },
    when: on("2026-11-29", "breakfast"),
  }),
  find("w/o pork in Amman", amman, { not: { dishes: ["pork"] } }),
  find("in the sun in Lisbon", { city: "Lisbon", attributes: ["outdoor_seating"] }),
  find("Suche vegetarsiches Restaurant in Zürich", { ...zurich, diets: ["vegetarian"] }),
  find("Frühstück in Zürich am So", { ...zurich, attributes: ["breakfast"], when: on("2026-11-29", "breakfast") }),
  find("Fr abend Fondue in Zürich für 6 Leute", {
    ...{ ...zurich, cuisines: ["Fondue"], party: 6 },
    when: on("2026-11-27", "dinner"),
  }),
  find("günstigs Thai in Portland mit Kids", {
    ...{ city: "Portland", cuisines: ["Thai"], price: [1, 2] },
    attributes: ["kids"],
  }),
  find("was gits z'Züri für Vegis", { ...zurich, diets: ["vegetarian"] }),
  find("ital. Restaurant in Lissabon, nicht zu teuer", { city: "Lisbon", cuisines: ["Italian"], price: [1, 2] }),
  find("مطعم يطل عالبحر في لشبونة", { city: "Lisbon", concepts: ["view", "waterside"] }),
  find("مطعم رومنسي لعيد زواجنا في كيوتو", { city: "Kyoto", concepts: ["romantic", "celebration"] }),
  find("مطعم حلال للعائلة في ملبورن مع موقف", {
    ...{ city: "Melbourne", diets: ["halal"] },
    attributes: ["kids", "parking"],
  }),
  find("بدون لحم خنزير في لشبونة", { city: "Lisbon" }, { not: { dishes: ["pork"] } }),
  find("مطعم سويسري بزيورخ السبت بالليل", {
    ...{ ...zurich, cuisines: ["Swiss"] },
    when: on("2026-11-28", "dinner"),
  }),
  find("بدنا نفطر بعمان يوم الجمعة", { ...amman, attributes: ["breakfast"], when: on("2026-11-27", "breakfast") }),
  // Long-winded and polite.
  find(
    "hey, could you possibly recommend somewhere for a quiet dinner for two in Lisbon on Friday, if it's not too much trouble?",
    { city: "Lisbon", party: 2, concepts: ["quiet"], when: on("2026-11-27", "dinner") },
  ),
  find("Ich bräuchte für meine Grossmutter, die im Rollstuhl sitzt, ein Lokal in Zürich, das nicht so laut ist", {
    ...{ ...zurich, attributes: ["wheelchair"] },
    concepts: ["quiet"],
  }),
  find("هل يمكنكم من فضلكم اقتراح مطعم مناسب لجدتي على كرسي متحرك في زيورخ؟", {
    ...{ ...zurich, attributes: ["wheelchair"] },
  }),
  find(
    "اريد مطعم برتغالي في لشبونة غير مزدحم وليس غاليا",
    {
      ...{ city: "Lisbon", cuisines: ["Portuguese"], price: [1, 2] },
    },
    { not: { concepts: ["crowded"] } },
  ),
  // Days that are none, and what is not to be suggested.
  find("we sat at a table in Lisbon, find me something similar", { city: "Lisbon" }),
  find("sushi in Kyoto any day but Sunday", kyoto),
  find("Sushi in Kyoto, jeden Tag ausser Sonntag", kyoto),
  find("don't suggest sushi, dinner in Kyoto", { city: "Kyoto" }, { not: { cuisines: ["Sushi"] } }),
  find("Bitte nicht Sushi vorschlagen, Kyoto", { city: "Kyoto" }, { not: { cuisines: ["Sushi"] } }),
  find("لا تقترح سوشي، مطعم في كيوتو", { city: "Kyoto" }, { not: { cuisines: ["Sushi"] } }),
  find("مطعم بدون ضجة في عمان", { ...amman, concepts: ["quiet"] }),
  find("مطعم ما فيه دوشة في عمان", { ...amman, concepts: ["quiet"] }),
  find("سوشي بكيوتو يوم الجمعة المسا", { ...kyoto, when: on("2026-11-27", "dinner") }),
];
