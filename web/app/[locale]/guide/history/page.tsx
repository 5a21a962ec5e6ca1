import type { Metadata } from "next";
import { Chats } from "@/features/guide/history/chats";
import { DeleteAllForm } from "@/features/guide/history/delete-form";
import { HISTORY_PATH, loadHistory } from "@/features/guide/history/load";
import { formOn } from "@/platform/forms/page";
import { withReturn } from "@/platform/i18n/paths";
import { text, words } from "@/platform/i18n/text";
import { type Parameters, parameter } from "@/platform/page/request";
import { Link } from "@/ui/link";
import { Paging } from "@/ui/paging";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("guide");
  return { title: t("chats.title"), robots: { index: false } };
}

export default async function Page({ searchParams }: { readonly searchParams: Promise<Parameters> }) {
  const query = await searchParams;
  const cursor = parameter(query, "cursor");
  const [{ account, browser }, t, { chats }, form] = await Promise.all([
    loadHistory(cursor),
    text("guide"),
    words("guide"),
    formOn(HISTORY_PATH),
  ]);
  const isEmpty = browser.length === 0 && !account?.chats.length;
  return (
    <div className="page-narrow max-w-3xl space-y-8">
      <header className="space-y-3">
        <h1>{t("chats.title")}</h1>
        <p className="text-muted">{t("chats.lead")}</p>
      </header>
      {parameter(query, "done") !== undefined && (
        <p role="status" className="note border-olive">
          {t("chats.deleted")}
        </p>
      )}
      {isEmpty && <p>{t("chats.none")}</p>}
      <Chats id="browser" title={t("chats.browser")} chats={browser} />
      {account ? (
        <>
          <Chats id="account" title={t("chats.account")} chats={account.chats} />
          <Paging
            label={t("chats.pages")}
            path={HISTORY_PATH}
            isFirst={cursor === undefined}
            next={account.next}
            text={{ first: t("chats.first"), next: t("chats.next") }}
          />
        </>
      ) : (
        <p>
          {t("chats.signIn")}{" "}
          <Link href={withReturn("/sign-in", HISTORY_PATH)} className="link">
            {t("chats.signInLink")}
          </Link>
        </p>
      )}
      {!isEmpty && <DeleteAllForm form={form} text={chats} />}
      <p>
        <Link href="/guide" className="button">
          {t("title")}
        </Link>
      </p>
    </div>
  );
}
