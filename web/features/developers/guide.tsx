import { formats, text } from "@/platform/i18n/text";
import { Code } from "./code";
import { marks, Section } from "./frame";
import { plans } from "./plans";
import {
  cognitoToken,
  curl,
  followCurl,
  followTypescript,
  limits,
  localToken,
  page,
  problem,
  python,
  stream,
  type Target,
  typescript,
} from "./samples";

export async function Key({ url }: { readonly url: string }) {
  const t = await text("developers");
  return (
    <Section id="key" title={t("key.title")}>
      <p>{t.rich("key.text", marks)}</p>
      <p>{t.rich("key.local", marks)}</p>
      <p>{t.rich("key.aws", marks)}</p>
      <PlanTable />
      <p>{t.rich("key.over", marks)}</p>
      <Code id="address" label={t("address")} code={url} />
    </Section>
  );
}

export async function SignIn() {
  const t = await text("developers");
  return (
    <Section id="auth" title={t("auth.title")}>
      <p>{t.rich("auth.text", marks)}</p>
      <p>{t.rich("auth.local", marks)}</p>
      <Code id="local-token" label={t("auth.localLabel")} code={localToken} />
      <p>{t.rich("auth.aws", marks)}</p>
      <Code id="cognito-token" label={t("auth.awsLabel")} code={cognitoToken} />
    </Section>
  );
}

export async function Calls({ target }: { readonly target: Target }) {
  const t = await text("developers");
  return (
    <Section id="calls" title={t("calls.title")}>
      <p>{t.rich("calls.text", marks)}</p>
      <Code id="curl" label="curl" code={curl(target)} />
      <Code id="typescript" label="TypeScript" code={typescript(target)} />
      <p>{t.rich("calls.client", marks)}</p>
      <Code id="python" label={t("calls.python")} code={python(target)} />
    </Section>
  );
}

/** How to be told of what happens, in its order. */
export async function Follow({ target }: { readonly target: Target }) {
  const t = await text("developers");
  return (
    <Section id="follow" title={t("follow.title")}>
      <p>{t.rich("follow.text", marks)}</p>
      <Code id="follow-curl" label="curl" code={followCurl(target)} />
      <Code id="follow-typescript" label="TypeScript" code={followTypescript(target)} />
      <p>{t.rich("follow.stream", marks)}</p>
      <p>{t.rich("follow.gone", marks)}</p>
      <p>{t.rich("follow.forms", marks)}</p>
    </Section>
  );
}

const statuses = ["400", "401", "403", "404", "409", "410", "412", "413", "415", "422", "429", "503"] as const;

export async function Live() {
  const t = await text("developers");
  return (
    <Section id="stream" title={t("stream.title")}>
      <p>{t.rich("stream.text", marks)}</p>
      <Code id="stream-curl" label={t("stream.label")} code={stream} />
    </Section>
  );
}

/** What holds for every answer. */
export async function Answers() {
  const t = await text("developers");
  return (
    <>
      <Section id="errors" title={t("errors.title")}>
        <p>{t.rich("errors.text", marks)}</p>
        <Code id="problem" label={t("errors.label")} code={problem} />
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
          {statuses.map((status) => (
            <div key={status} className="contents">
              <dt className="font-mono font-semibold">{status}</dt>
              <dd>{t.rich(`errors.status.${status}`, marks)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="paging" title={t("paging.title")}>
        <p>{t.rich("paging.text", marks)}</p>
        <Code id="page" label={t("paging.label")} code={page} />
      </Section>
      {(["once", "etags", "formats"] as const).map((part) => (
        <Section key={part} id={part} title={t(`${part}.title`)}>
          <p>{t.rich(`${part}.text`, marks)}</p>
        </Section>
      ))}
    </>
  );
}

/** What answers tell of themselves. */
export async function Limits() {
  const t = await text("developers");
  return (
    <Section id="limits" title={t("limits.title")}>
      <p>{t.rich("limits.cost", marks)}</p>
      <p>{t.rich("limits.policy", marks)}</p>
      <Code id="limits-fields" label={t("limits.label")} code={limits} />
      <p>{t.rich("limits.usage", marks)}</p>
    </Section>
  );
}

/** What a key of each plan allows. */
async function PlanTable() {
  const [t, format] = await Promise.all([text("developers"), formats()]);
  const columns = ["plan", "perSecond", "burst", "perDay"] as const;
  return (
    <table className="wrap-normal w-full text-sm">
      <caption className="sr-only">{t("key.caption")}</caption>
      <thead>
        <tr className="border-edge border-b">
          {columns.map((column) => (
            <th key={column} scope="col" className="py-2 pe-2 sm:pe-4 text-start align-bottom">
              {t(`key.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(["free", "partner"] as const).map((plan) => (
          <tr key={plan} className="border-line border-b">
            <th scope="row" className="py-2 pe-2 sm:pe-4 text-start">
              {t(`key.${plan}`)}
            </th>
            <td>{format.number(plans[plan].rate)}</td>
            <td>{format.number(plans[plan].burst)}</td>
            <td>{format.number(plans[plan].perDay)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
