import { searchFold } from "@bellyfed/core/search/words";
import type { AttributeName } from "../../restaurants/rules.ts";
import { met } from "../lexicon/phrases.ts";
import { bookedWords, bookingWords } from "../lexicon/talk.ts";
import { isDenied } from "./denied.ts";
import { isOneOf, type Reading } from "./reading.ts";

const folded = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(searchFold));

const bookings = folded(`book booking bookings reserve reservation reservations
  reservieren reserviere buchen buche reservierung vorbestellen حجز الحجز أحجز احجز نحجز يحجز`);
const abilities = folded(`can could may kann können könnte könnten darf dürfen lässt möglich
  يمكن يمكننا يمكنني يمكنك نستطيع أستطيع نقدر أقدر ممكن إمكانية`);
/** Those who book for themselves, and those who are to do it for somebody. */
const guests = folded("we i one people man wir ich يمكن يمكننا يمكنني نستطيع أستطيع نقدر أقدر");
const doers = folded("me us mir uns du sie bitte please لي لنا يمكنك");
/** What a place has or lets people have, and what only speaks of booking. */
const offering = folded("with offering offers offer mit bietet bieten anbietet مع");
const tables = folded("a the table einer eine tisch");
const nouns = folded(`booking bookings reserving reservation reservations
  reservieren reservierung reservierungen reservation reservationen reservierungsmöglichkeit reservierungsmöglichkeiten vorreservieren vorbestellen vorbestellung
  tischreservierung tischreservierungen tischreservation tischreservationen onlinereservierung onlinebuchung buchung buchungen buchen
  حجز الحجز حجوزات الحجوزات`);
const wheres = folded("somewhere anywhere where that which wo irgendwo wohin أين وين حيث");

/** Whether a message asks if a table can be booked at places, and does not ask for one to be booked. */
export function asksWhetherBookable(reading: Reading): boolean {
  if (isOffered(reading)) return true;
  const any = (words: ReadonlySet<string>) => reading.tokens.some((_, at) => isOneOf(reading, at, words));
  if (!any(bookings) || !any(abilities)) return false;
  // "Can you book" is an order, "where you can book" is none.
  const isOrder = reading.tokens.some(
    ({ word }, at) => word === "you" && isOneOf(reading, at - 1, abilities) && !any(wheres),
  );
  return any(guests) && !isOrder && !any(doers);
}

/** "With table reservation". */
const isOffered = (reading: Reading): boolean =>
  reading.tokens.some(
    (_, at) =>
      isOneOf(reading, at, nouns) &&
      (isOneOf(reading, at - 1, offering) || (isOneOf(reading, at - 1, tables) && isOneOf(reading, at - 2, offering))),
  );

/** Whoever speaks of booking, gives no order for it and has not booked, is after places where one can. */
function isBookable(reading: Reading): boolean {
  if (asksWhetherBookable(reading)) return true;
  const { tokens, language } = reading;
  const said = tokens.flatMap((_, at) => (isOneOf(reading, at, nouns) ? [at] : []));
  const isOther = [bookingWords, bookedWords].some((words) => met(words, tokens, language).length > 0);
  return said.length > 0 && !isOther && !said.some((at) => isDenied(reading, at));
}

const cards = folded("card cards karte karten kreditkarte kreditkarten بطاقة بطاقات بطاقتي فيزا كارت");
const paying = folded(`pay paying paid payment accept accepts accepted take takes taken use
  zahlen bezahlen zahlt zahle bezahle nehmen nimmt nehmt akzeptieren akzeptiert akzeptiere
  دفع أدفع ادفع ندفع تقبل يقبل يقبلون تقبلون`);

/** How one pays and books, where words that stand apart say it together: "Nehmen sie dort auch Karte?" */
export function rulesAsked(reading: Reading): { readonly value: AttributeName; readonly wanted: boolean }[] {
  const card = reading.tokens.findIndex((_, at) => isOneOf(reading, at, cards));
  const isPaid = card !== -1 && reading.tokens.some((_, at) => isOneOf(reading, at, paying));
  return [
    ...(isPaid ? [{ value: "cards" as const, wanted: !isDenied(reading, card) }] : []),
    ...(isBookable(reading) ? [{ value: "reservations" as const, wanted: true }] : []),
  ];
}
