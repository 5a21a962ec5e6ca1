import { find, type GoldenTurn } from "./golden.ts";

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
];
