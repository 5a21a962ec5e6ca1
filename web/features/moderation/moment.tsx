import { formats } from "@/platform/i18n/text";

/** When something was done, to the minute (UTC). */
export async function Moment({ at }: { readonly at: string }) {
  const format = await formats();
  return <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: "long", timeStyle: "short" })}</time>;
}
