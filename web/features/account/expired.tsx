import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { Frame } from "./frame";

/** In place of a step that cannot be gone on with. */
export async function Expired({ title, path }: { readonly title: string; readonly path: string }) {
  const t = await text("account");
  return (
    <Frame title={title} intro={t("expired")}>
      <Link className="button-primary" href={path}>
        {t("startAgain")}
      </Link>
    </Frame>
  );
}
