import { text } from "@/platform/i18n/text";

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
