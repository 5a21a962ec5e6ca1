const plural = new Intl.PluralRules("ar");

/** What is counted, in the six forms of Arabic; one and two stand without their number. */
interface Counted {
  readonly zero: string;
  readonly one: string;
  readonly two: string;
  /** From 3 to 10, from 11 to 99, and from 100 on. */
  readonly few: string;
  readonly many: string;
  readonly other: string;
}
export function counted(count: number, forms: Counted): string {
  const form = plural.select(count);
  return form === "zero" || form === "one" || form === "two" ? forms[form] : `${count} ${forms[form]}`;
}

export const reviews: Counted = {
  zero: "بلا تقييمات",
  one: "تقييم واحد",
  two: "تقييمان",
  few: "تقييمات",
  many: "تقييمًا",
  other: "تقييم",
};
export const places: Counted = {
  zero: "لا مطاعم",
  one: "مطعم واحد",
  two: "مطعمان",
  few: "مطاعم",
  many: "مطعمًا",
  other: "مطعم",
};
export const people: Counted = {
  zero: "لا أحد",
  one: "شخص واحد",
  two: "شخصين",
  few: "أشخاص",
  many: "شخصًا",
  other: "شخص",
};
export const stars: Counted = {
  zero: "بلا نجوم",
  one: "نجمة واحدة",
  two: "نجمتين",
  few: "نجوم",
  many: "نجمة",
  other: "نجمة",
};
