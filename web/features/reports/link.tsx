import { isolate } from "@/platform/i18n/plain-text";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { type Reported, reportPath } from "./subject";

interface Props {
  readonly of: Reported;
  /** Who wrote it, where somebody is known, or what a dish is called: the links of a page are told apart by that. */
  readonly name?: string | null;
}

/** The way to report something: a page of its own, so that pages that are the same for all stay so, and that works without scripts. */
export async function ReportLink({ of, name }: Props) {
  const t = await text("reports");
  const { kind } = of;
  const label = name && kind !== "restaurant" ? t(`named.${kind}`, { name: isolate(name) }) : undefined;
  return (
    <Link href={reportPath(of)} className="link inline-block py-1 text-muted text-sm" rel="nofollow" aria-label={label}>
      {t(`link.${kind}`)}
    </Link>
  );
}
