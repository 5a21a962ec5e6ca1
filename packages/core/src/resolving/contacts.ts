/** Digits of the end of a number by which it is found: those of a subscriber in most plans. */
const END = 7;
/** Most digits of a country's code. */
const COUNTRY = 3;

const digitsOf = (phone: string) => {
  const [number = "", extension] = phone.split(" ext. ");
  return { digits: number.replace(/\D/g, ""), isWhole: number.startsWith("+"), extension };
};

/** The end of a number, by which those that are written in other ways are found; null for one that is too short to say whose it is. */
export function phoneEnd(phone: string): string | null {
  const digits = digitsOf(phone).digits.replace(/^0+/, "");
  return digits.length < END ? null : digits.slice(-END);
}

/** Whether two numbers, in the form of core/phone, are one: one of them may lack its country's code and have the trunk's zero. */
export function areOnePhone(one: string, other: string): boolean {
  const [a, b] = [digitsOf(one), digitsOf(other)];
  if (a.extension !== undefined && b.extension !== undefined && a.extension !== b.extension) return false;
  if (a.isWhole && b.isWhole) return a.digits === b.digits;
  const [long, short] = a.isWhole || (!b.isWhole && a.digits.length > b.digits.length) ? [a, b] : [b, a];
  const national = short.digits.replace(/^0+/, "");
  const whole = long.isWhole ? long.digits : long.digits.replace(/^0+/, "");
  if (national.length < END || !whole.endsWith(national)) return false;
  return whole.length - national.length <= (long.isWhole ? COUNTRY : 0);
}

/** A website as it is compared: its host without `www.`, and its path; null for what is no address. */
export function siteOf(website: string): string | null {
  if (!URL.canParse(website)) return null;
  const { hostname, pathname } = new URL(website);
  return `${hostname.replace(/^(?:www|m)\./, "")}${pathname.replace(/(?:\/index\.\w+)?\/*$/, "").toLowerCase()}`;
}
