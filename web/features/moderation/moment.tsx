import { formats } from "@/platform/i18n/text";

const TO_THE_MINUTE = {
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZoneName: "short",
} as const;

/** When something was done, with the name of the time zone, which is the same for all. */
export async function Moment({ at }: { readonly at: string }) {
  const format = await formats();
  return <time dateTime={at}>{format.dateTime(new Date(at), TO_THE_MINUTE)}</time>;
}
