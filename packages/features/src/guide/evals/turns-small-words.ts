import { fact, find, type GoldenTurn, on, talk } from "./golden.ts";

const kyoto = { city: "Kyoto" };
const lisbon = { city: "Lisbon" };
const portland = { city: "Portland" };
const noSeafood = { not: { cuisines: ["Seafood"] } };

/** Questions in which small words decide: what "not" denies, and what an amount limits. */
export const smallWords: readonly GoldenTurn[] = [
  // "Not" denies how something is to be, and not the thing.
  find("Nicht zu teures Sushi in Kyoto, wo es auch Kinderstühle gibt", {
    ...{ ...kyoto, cuisines: ["Sushi"], price: [1, 2], attributes: ["kids"] },
  }),
  find("Not too expensive sushi in Kyoto with high chairs", {
    ...{ ...kyoto, cuisines: ["Sushi"], price: [1, 2], attributes: ["kids"] },
  }),
  find("سوشي ليس غاليا في كيوتو مع كراسي أطفال", {
    ...{ ...kyoto, cuisines: ["Sushi"], price: [1, 2], attributes: ["kids"] },
  }),
  find("لا أريد سوشي غاليا في كيوتو", { ...kyoto, cuisines: ["Sushi"], price: [1, 2] }),
  find("nicht ganz so teures Sushi in Kyoto", { ...kyoto, cuisines: ["Sushi"], price: [1, 2] }),
  find("sushi in Kyoto that isn't terribly expensive", { ...kyoto, cuisines: ["Sushi"], price: [1, 2] }),
  find("not overly pricey seafood in Lisbon", { ...lisbon, cuisines: ["Seafood"], price: [1, 2] }),
  find("keine teure Pizza in Lissabon", { ...lisbon, cuisines: ["Pizza"], price: [1, 2] }),
  find("no fancy pizza in Lisbon", { ...lisbon, cuisines: ["Pizza"], price: [1, 2] }),
  find("nicht vegane Pizza in Lissabon", { ...lisbon, cuisines: ["Pizza"] }, { not: { cuisines: ["Vegan"] } }),
  find("not vegan pizza in Lisbon", { ...lisbon, cuisines: ["Pizza"] }, { not: { cuisines: ["Vegan"] } }),
  find(
    "not expensive or spicy thai in Lisbon",
    { ...lisbon, cuisines: ["Thai"], price: [1, 2] },
    {
      not: { concepts: ["spicy"] },
    },
  ),
  find("no sushi, ramen or noodles in Kyoto", kyoto, { not: { cuisines: ["Sushi", "Ramen", "Noodles"] } }),
  // "Nothing with fish" denies fish.
  find("ein gutes Steak in Portland, aber bitte nichts mit Fisch", { ...portland, dishes: ["steak"] }, noSeafood),
  find("steak in Portland, nothing with fish", { ...portland, dishes: ["steak"] }, noSeafood),
  find("nothing that has seafood in it, Lisbon", lisbon, noSeafood),
  find("dinner in Lisbon, but no places that serve fish", lisbon, noSeafood),
  find("kein Lokal, das Fisch serviert, in Lissabon", lisbon, noSeafood),
  find("ستيك في بورتلاند بدون سمك", { ...portland, dishes: ["steak"] }, noSeafood),
  find("ستيك في بورتلاند، لا شيء فيه سمك", { ...portland, dishes: ["steak"] }, noSeafood),
  find("مطعم في لشبونة لا يقدم السمك", lisbon, noSeafood),
  find("not expensive with a terrace in Lisbon", { ...lisbon, price: [1, 2], attributes: ["outdoor_seating"] }),
  find("keine Kette mit Terrasse in Lissabon", { ...lisbon, chains: "without", attributes: ["outdoor_seating"] }),
  // A level of prices is a limit where words say so.
  find("$$$ at most in Lisbon", { ...lisbon, price: [1, 2, 3] }),
  find("max $$ in Lisbon", { ...lisbon, price: [1, 2] }),
  find("up to $$ in Lisbon", { ...lisbon, price: [1, 2] }),
  find("no more than $$ in Lisbon", { ...lisbon, price: [1, 2] }),
  find("$$ or less in Lisbon", { ...lisbon, price: [1, 2] }),
  find("under $$$ in Lisbon", { ...lisbon, price: [1, 2] }),
  find("$-$$ in Lisbon", { ...lisbon, price: [1, 2] }),
  find("$$ or $$$ in Lisbon", { ...lisbon, price: [2, 3] }),
  find("at least $$$ in Lisbon", { ...lisbon, price: [3, 4] }),
  find("$$$ or more in Lisbon", { ...lisbon, price: [3, 4] }),
  find("not $$$$, Lisbon", { ...lisbon, price: [1, 2, 3] }),
  find("$$ in Lisbon", { ...lisbon, price: [2] }),
  find("Lissabon, höchstens $$", { ...lisbon, price: [1, 2] }),
  find("ein Lokal in Lissabon, maximal $$", { ...lisbon, price: [1, 2] }),
  find("ein Lokal in Lissabon, $$ oder weniger", { ...lisbon, price: [1, 2] }),
  find("ein Lokal in Lissabon, mindestens $$$", { ...lisbon, price: [3, 4] }),
  find("ein Lokal in Lissabon, $$ bis $$$", { ...lisbon, price: [2, 3] }),
  find("لشبونة بحد أقصى $$", { ...lisbon, price: [1, 2] }),
  find("لشبونة على الأقل $$$", { ...lisbon, price: [3, 4] }),
  find("لشبونة $$ أو أقل", { ...lisbon, price: [1, 2] }),
  // What is not the most expensive may cost anything else.
  find("italian in Lisbon, not the priciest level", { ...lisbon, cuisines: ["Italian"], price: [1, 2, 3] }),
  find("Italiener in Lissabon, aber nicht das teuerste", { ...lisbon, cuisines: ["Italian"], price: [1, 2, 3] }),
  find("nicht der teuerste Italiener in Lissabon", { ...lisbon, cuisines: ["Italian"], price: [1, 2, 3] }),
  find("مطعم إيطالي في لشبونة ليس الأغلى", { ...lisbon, cuisines: ["Italian"], price: [1, 2, 3] }),
  find("not the cheapest sushi in Kyoto", { ...kyoto, cuisines: ["Sushi"], price: [2, 3, 4] }),
  find("nicht das billigste Sushi in Kyoto", { ...kyoto, cuisines: ["Sushi"], price: [2, 3, 4] }),
  find("cheap sushi in Kyoto, but not the cheapest", { ...kyoto, cuisines: ["Sushi"], price: [2] }),
  find("it need not be the cheapest sushi in Kyoto", { ...kyoto, cuisines: ["Sushi"] }),
  find("nicht das neueste Sushi in Kyoto", { ...kyoto, cuisines: ["Sushi"] }),
  find("sushi in Kyoto, not the highest price level", { ...kyoto, cuisines: ["Sushi"], price: [1, 2, 3] }),
  find("Sushi in Kyoto, nicht die höchste Preisklasse", { ...kyoto, cuisines: ["Sushi"], price: [1, 2, 3] }),
  find("سوشي في كيوتو ليس من أعلى فئة سعرية", { ...kyoto, cuisines: ["Sushi"], price: [1, 2, 3] }),
  find("thai in Melbourne / which of them is not the most expensive?", { price: [1, 2, 3] }),
  // A purse says what may be paid.
  find("Italienisch in Lissabon, nichts für den großen Geldbeutel", {
    ...{ ...lisbon, cuisines: ["Italian"], price: [1, 2] },
  }),
  find("etwas für den kleinen Geldbeutel in Lissabon", { ...lisbon, price: [1, 2] }),
  find("something in Lisbon for a big budget", { ...lisbon, price: [3, 4] }),
  find("sushi in Kyoto that does not break the bank", { ...kyoto, cuisines: ["Sushi"], price: [1, 2] }),
  find("Sushi in Kyoto, das nicht ins Geld geht", { ...kyoto, cuisines: ["Sushi"], price: [1, 2] }),
  find("سوشي في كيوتو لا يكلف كثيرا", { ...kyoto, cuisines: ["Sushi"], price: [1, 2] }),
  find("مطعم في لشبونة لميزانية كبيرة", { ...lisbon, price: [3, 4] }),
  // Whether a table can be booked is asked of places; a table is booked by nobody here.
  find("somewhere in Lisbon we can book a table", { ...lisbon, attributes: ["reservations"] }),
  find("where in Lisbon can we book a table for six tonight", {
    ...{ ...lisbon, attributes: ["reservations"], party: 6, when: on("2026-11-25", "dinner") },
  }),
  find("a place in Lisbon where I can make a reservation", { ...lisbon, attributes: ["reservations"] }),
  find("Wo kann man in Lissabon einen Tisch reservieren?", { ...lisbon, attributes: ["reservations"] }),
  find("Lokal in Zürich, wo wir einen Tisch für sechs reservieren können", {
    ...{ city: "Zürich", attributes: ["reservations"], party: 6 },
  }),
  find("أين يمكننا حجز طاولة في لشبونة", { ...lisbon, attributes: ["reservations"] }),
  find("مطعم في لشبونة يمكن حجز طاولة فيه", { ...lisbon, attributes: ["reservations"] }),
  fact("Can I book a table at Komorebi?", "attributes", ["r9"], { attributes: ["reservations"] }),
  fact("Kann man bei Komorebi einen Tisch reservieren?", "attributes", ["r9"], { attributes: ["reservations"] }),
  find("Thai in Zürich mit Tischreservierung", { city: "Zürich", cuisines: ["Thai"], attributes: ["reservations"] }),
  find("Thai in Zürich, Reservieren sollte gehen", {
    ...{ city: "Zürich", cuisines: ["Thai"], attributes: ["reservations"] },
  }),
  find("ein Lokal in Lissabon mit Reservierungsmöglichkeit und Terrasse", {
    ...{ ...lisbon, attributes: ["outdoor_seating", "reservations"] },
  }),
  find("thai in Lisbon with table reservation", { ...lisbon, cuisines: ["Thai"], attributes: ["reservations"] }),
  find("thai in Lisbon where booking is possible", { ...lisbon, cuisines: ["Thai"], attributes: ["reservations"] }),
  find("مطعم تايلندي في لشبونة مع حجز طاولة", { ...lisbon, cuisines: ["Thai"], attributes: ["reservations"] }),
  find("ein Lokal in Lissabon ohne Reservierung", lisbon),
  fact("Ist Reservieren möglich bei Komorebi?", "attributes", ["r9"], { attributes: ["reservations"] }),
  fact("Muss man bei Komorebi reservieren?", "attributes", ["r9"], { attributes: ["reservations"] }),
  fact("Do I need a reservation at Komorebi?", "attributes", ["r9"], { attributes: ["reservations"] }),
  fact("هل يجب الحجز في Komorebi؟", "attributes", ["r9"], { attributes: ["reservations"] }),
  fact("هل في Komorebi واي فاي وحجز؟", "attributes", ["r9"], { attributes: ["wifi", "reservations"] }),
  fact("I have a reservation at Komorebi, what is its phone number?", "phone", ["r9"]),
  talk("book me a table at Komorebi", "refuse"),
  talk("Can you book a table at Komorebi?", "refuse"),
  talk("I want to book a table in Lisbon", "refuse"),
  talk("Kannst du bei Komorebi einen Tisch reservieren?", "refuse"),
  talk("Können Sie uns in Lissabon einen Tisch reservieren?", "refuse"),
  talk("احجز لي طاولة في لشبونة", "refuse"),
  talk("هل يمكنك حجز طاولة في لشبونة؟", "refuse"),
  // A card that is paid with is no menu.
  fact("Kann ich in der Trattoria Rosmarino mit Karte zahlen?", "attributes", ["r1"], { attributes: ["cards"] }),
  fact("Nehmen sie in der Trattoria Rosmarino Karte?", "attributes", ["r1"], { attributes: ["cards"] }),
  fact("Akzeptiert Trattoria Rosmarino Karten?", "attributes", ["r1"], { attributes: ["cards"] }),
  fact("Does Trattoria Rosmarino accept my card?", "attributes", ["r1"], { attributes: ["cards"] }),
  fact("هل يقبل Trattoria Rosmarino البطاقة؟", "attributes", ["r1"], { attributes: ["cards"] }),
  fact("Wie ist die Karte in der Trattoria Rosmarino?", "menu", ["r1"]),
  // Not overpriced is not expensive.
  find("ein nicht überteuertes italienisches Restaurant in Lissabon", {
    ...{ ...lisbon, cuisines: ["Italian"], price: [1, 2] },
  }),
  find("not overpriced italian in Lisbon", { ...lisbon, cuisines: ["Italian"], price: [1, 2] }),
  find("مطعم إيطالي غير مبالغ في أسعاره في لشبونة", { ...lisbon, cuisines: ["Italian"], price: [1, 2] }),
  // "Suitable" is no occasion.
  find("أماكن مناسبة للكراسي المتحركة في لشبونة", { ...lisbon, attributes: ["wheelchair"] }),
  find("مطعم لمناسبة سعيدة في لشبونة", { ...lisbon, concepts: ["celebration"] }),
  // A star of a guide is no tasting menu.
  find("Michelin star restaurant in Lisbon", lisbon),
  find("etwas mit Michelin-Stern in Lissabon", lisbon),
  find("مطعم بنجمة ميشلان في لشبونة", lisbon),
  // A meal that is looked for says when.
  find("مطعم لعشاء في لشبونة", { ...lisbon, when: on("2026-11-25", "dinner") }),
  find("lunch for under 15 francs in Zürich", { city: "Zürich", price: [1, 2], when: on("2026-11-25", "lunch") }),
  find("Mittagessen unter 15 Franken in Zürich", { city: "Zürich", price: [1, 2], when: on("2026-11-25", "lunch") }),
  // What nobody knows is looked for by its words.
  find("هل يوجد كشري في عمّان؟", { city: "Amman", dishes: ["koshari"] }),
  find("koshari in Amman", { city: "Amman", dishes: ["koshari"] }),
  find("Gibt es Koshari in Amman?", { city: "Amman", dishes: ["koshari"] }),
  find("nasi lemak in Lisbon", { ...lisbon, dishes: ["nasi lemak"] }),
  find("Where can I get good nasi lemak in Lisbon?", { ...lisbon, dishes: ["nasi lemak"] }),
  find("Gibt es Nasi Lemak in Lissabon?", { ...lisbon, dishes: ["nasi lemak"] }),
  find("هل يوجد ناسي ليماك في لشبونة؟", { ...lisbon, dishes: ["ناسي ليماك"] }),
  find("something for my parents in Lisbon", lisbon),
  // Words that only begin a message, or go with eating, are nothing to eat.
  find("Wo kann man in Kyoto gut essen gehen?", kyoto),
  find("Surprise me in Kyoto", kyoto),
  find("Take me somewhere in Kyoto", kyoto),
  find("top 3 in Kyoto", { ...kyoto, count: 3 }),
  find("ein Plätzchen in Kyoto", kyoto),
  find("team dinner in Kyoto", kyoto),
];
