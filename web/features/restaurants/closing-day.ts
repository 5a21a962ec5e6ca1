import type { formatsIn } from "@/platform/i18n/text";

/** A calendar day as a language writes it; days are told by UTC. */
export const longDay = (format: ReturnType<typeof formatsIn>, day: string): string =>
  format.dateTime(new Date(day), { dateStyle: "long" });
