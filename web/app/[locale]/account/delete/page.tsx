import type { Metadata } from "next";
import { AccountForm } from "@/features/account/account-form";
import { eraseAccount } from "@/features/account/erasing/actions";
import { Frame } from "@/features/account/frame";
import { currentLocale, text } from "@/platform/i18n/text";
import { requireSession } from "@/platform/session/current";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await text("account");
  return { title: t("erase.title"), robots: { index: false } };
}

export default async function EraseAccountPage() {
  await requireSession("/account/delete");
  const [locale, t] = await Promise.all([currentLocale(), text("account")]);
  const word = {
    name: "word",
    label: t("erase.question", { word: t("erase.word") }),
    autoComplete: "off",
    autoCapitalize: "none",
    dir: "auto",
  } as const;
  return (
    <Frame title={t("erase.title")} intro={t("erase.final")}>
      <div className="card space-y-5">
        <h2>{t("erase.goesTitle")}</h2>
        <ul className="list-disc space-y-1 ps-5">
          <li>{t("erase.goes.words")}</li>
          <li>{t("erase.goes.name")}</li>
          <li>{t("erase.goes.account")}</li>
        </ul>
        <h2>{t("erase.staysTitle")}</h2>
        <ul className="list-disc space-y-1 ps-5">
          <li>{t("erase.stays.ratings")}</li>
          <li>{t("erase.stays.places")}</li>
          <li>{t("erase.stays.others")}</li>
          <li>{t("erase.stays.copies")}</li>
        </ul>
        <AccountForm
          action={eraseAccount}
          questions={{ first: { inputs: [word], submit: t("erase.submit") } }}
          values={{ locale }}
          sending={t("sending")}
        />
      </div>
    </Frame>
  );
}
