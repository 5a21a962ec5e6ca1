/** ISO 3166-1 alpha-2, and Kosovo, which has no code there but one that everybody uses. */
const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/** Languages that many reviews are written in. */
const LANGUAGES =
  "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id is it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv sw ta th tr uk ur vi zh";

export type Choice = readonly [value: string, label: string];

/** Names by the reader's language and in its order; a stored code that is not in our list stays a choice. */
function choicesOf(codes: string, type: "region" | "language", locale: string, stored: string | null): Choice[] {
  const names = new Intl.DisplayNames(locale, { type });
  const all = new Set([...codes.split(" "), ...(stored ? [stored] : [])]);
  const choices = [...all].map((code) => [code, nameOf(names, code)] as const);
  const { compare } = new Intl.Collator(locale);
  return choices.sort(([, a], [, b]) => compare(a, b));
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

export const countries = (locale: string, stored: string | null): Choice[] =>
  choicesOf(CODES, "region", locale, stored);

export const languages = (locale: string, stored: string | null): Choice[] =>
  choicesOf(LANGUAGES, "language", locale, stored);
