import type { formats } from "@/platform/i18n/text";

/** A calendar day as the page's language writes it; days are told by UTC. */
export const longDay = (format: Awaited<ReturnType<typeof formats>>, day: string): string =>
  format.dateTime(new Date(day), { dateStyle: "long" });
