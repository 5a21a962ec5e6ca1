import { encode } from "uqr";
import { currentLocale, text } from "@/platform/i18n/text";
import type { Session } from "@/platform/session/current";
import { sessionEnvironment } from "@/platform/session/environment";
import { AccountForm } from "../account-form";
import { accountInputs } from "../inputs";
import { askProvider, identityProvider } from "../provider";
import { openStep } from "../step";
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from "./actions";
import { authenticatorUri, inGroups } from "./authenticator";

interface Props {
  readonly session: Session;
  /** The step after the secret was made, from the page's address. */
  readonly sealed: string | undefined;
}

/** What there is to do about the second factor: set it up, enter the app's first code, or give it up. */
export async function SecondFactor({ session, sealed }: Props) {
  const [t, locale, { code, currentPassword }] = await Promise.all([
    text("account"),
    currentLocale(),
    accountInputs(identityProvider().rules),
  ]);
  const form = { values: { locale }, sending: t("sending") };
  const step = await openStep("second_factor", sealed, sessionEnvironment().secret, Date.now());
  if (sealed && step?.username === session.sub) {
    return (
      <div className="card space-y-5">
        <AppSecret secret={step.secret} name={session.name} />
        <AccountForm
          {...form}
          action={confirmSecondFactor}
          questions={{
            first: { intro: t("secondFactor.codeIntro"), inputs: [code], submit: t("secondFactor.confirm") },
          }}
          values={{ ...form.values, step: sealed }}
        />
      </div>
    );
  }
  const known = await askProvider((provider) => provider.hasSecondFactor(session.accessToken));
  if (known.kind === "refused") return <p className="note">{t("secondFactor.unknown")}</p>;
  const [action, intro, submit] = known.on
    ? [endSecondFactor, t("secondFactor.isOn"), t("secondFactor.end")]
    : [beginSecondFactor, t("secondFactor.isOff"), t("secondFactor.begin")];
  return (
    <div className="card">
      <AccountForm {...form} action={action} questions={{ first: { intro, inputs: [currentPassword], submit } }} />
    </div>
  );
}

/** The secret as a picture for the app's camera, as a link for an app on the same device, and as text. */
async function AppSecret({ secret, name }: { readonly secret: string; readonly name: string }) {
  const t = await text("account");
  const uri = authenticatorUri(secret, name);
  // The standard asks for four light modules around.
  const { size, data } = encode(uri, { ecc: "M", border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <div className="space-y-4">
      <p>{t("secondFactor.scan")}</p>
      {/* Dark on light, whatever the colours of the page are. */}
      <svg viewBox={`0 0 ${size} ${size}`} className="mx-auto w-56" role="img" aria-label={t("secondFactor.picture")}>
        <rect width={size} height={size} fill="#fff" />
        <path d={dark.join("")} fill="#000" />
      </svg>
      <p>
        <a className="link" href={uri}>
          {t("secondFactor.open")}
        </a>
      </p>
      <p>
        {t("secondFactor.type")} <code dir="ltr">{inGroups(secret)}</code>
      </p>
    </div>
  );
}
