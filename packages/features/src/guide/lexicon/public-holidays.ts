/** Public holidays that are the same day every year, by country: no calendar, but enough to doubt that a place is open as always. */
const byCountry: Readonly<Record<string, string>> = {
  AT: "01-01 01-06 05-01 08-15 10-26 11-01 12-08 12-25 12-26",
  AU: "01-01 01-26 04-25 12-25 12-26",
  CH: "01-01 01-02 05-01 08-01 12-25 12-26",
  DE: "01-01 05-01 10-03 12-25 12-26",
  GB: "01-01 12-25 12-26",
  JO: "01-01 05-01 05-25 12-25",
  JP: "01-01 02-11 02-23 04-29 05-03 05-04 05-05 08-11 11-03 11-23",
  PT: "01-01 04-25 05-01 06-10 08-15 10-05 11-01 12-01 12-08 12-25",
  US: "01-01 06-19 07-04 11-11 12-25",
};
const elsewhere = "01-01 12-25";

/** Whether a date, `2026-12-25`, is a public holiday in a country by its code. */
export const isPublicHoliday = (date: string, country: string | null): boolean =>
  (byCountry[country ?? ""] ?? elsewhere).split(" ").includes(date.slice(5));
