import type { ReactNode } from "react";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

interface Props {
  readonly title: string;
  readonly intro?: string | undefined;
  /** What was done just before, on another page. */
  readonly notice?: string | undefined;
  readonly children: ReactNode;
}

/** How all pages about signing in look: one narrow card. */
export function Frame({ title, intro, notice, children }: Props) {
  return (
    <div className="page-narrow max-w-md space-y-6">
      <header className="space-y-2">
        <h1>{title}</h1>
        {intro && <p className="text-muted">{intro}</p>}
      </header>
      {notice && (
        <p role="status" className="note border-olive">
          {notice}
        </p>
      )}
      {children}
    </div>
  );
}

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

const PASSWORD = "bellyfed";
const names = ["alice", "olivia", "mona", "admin"] as const;

/** The local issuer's users, for whoever tries the site on a laptop. */
export async function DemoAccounts() {
  if (process.env.STAGE !== "local") return null;
  const t = await text("account");
  return (
    <aside className="note space-y-2 text-sm" aria-labelledby="demo">
      <h2 id="demo" className="text-base">
        {t("signIn.demoTitle")}
      </h2>
      <p>{t.rich("signIn.demo", { password: PASSWORD, code: (password) => <code key="password">{password}</code> })}</p>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4">
        {names.map((name) => (
          <div key={name} className="contents">
            <dt className="font-mono">{name}</dt>
            <dd>{t(`signIn.demoRoles.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
