import { text } from "@/platform/i18n/text";

const all = ["hidden", "shown", "removed", "restored", "requested", "closed", "merged", "unmerged"] as const;
/** What somebody who keeps order has just done. */
export type Done = (typeof all)[number];

/** Says what was just done, by the address's `done`; nothing for none, or for something else. */
export async function DoneNote({ done: said }: { readonly done: string | undefined }) {
  const done = all.find((each) => each === said);
  if (!done) return null;
  const t = await text("moderation");
  return (
    <p role="status" className="note border-olive">
      {t(`done.${done}`)}
    </p>
  );
}
