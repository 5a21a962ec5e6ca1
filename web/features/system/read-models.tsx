import type { Data } from "@/platform/api";
import { formats, text } from "@/platform/i18n/text";

type Model = NonNullable<Data<"getHealth">["read_models"]>[number];

const cell = "py-2 pe-4 text-start align-top";

interface Props {
  readonly models: readonly Model[];
  /** When it was asked, RFC 3339. */
  readonly now: string;
}

/** Each read model with the position up to which it was proved to have everything, and how long it has lacked what follows. */
export async function ReadModels({ models, now }: Props) {
  const t = await text("system");
  return (
    <section className="space-y-3">
      <h2 id="models">{t("models.title")}</h2>
      <div className="overflow-x-auto">
        <table aria-labelledby="models" className="w-full">
          <thead>
            <tr className="border-line border-b text-muted">
              {(["name", "position", "lag", "applied"] as const).map((column) => (
                <th key={column} scope="col" className={`${cell} font-normal`}>
                  {t(`models.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {models.map((model) => (
              <ReadModel key={model.name} model={model} now={now} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const TO_THE_SECOND = { dateStyle: "medium", timeStyle: "medium" } as const;

async function ReadModel({ model, now }: { readonly model: Model; readonly now: string }) {
  const [t, format] = await Promise.all([text("system"), formats()]);
  const { name, proved_position, lacks_since, applied_at } = model;
  const seconds = lacks_since ? Math.max(0, Math.round((Date.parse(now) - Date.parse(lacks_since)) / 1000)) : 0;
  return (
    <tr className="border-line border-b">
      <th scope="row" className={`${cell} font-semibold`}>
        <bdi lang="en">{name}</bdi>
      </th>
      <td className={cell}>
        <bdi>{proved_position ?? t("unknown")}</bdi>
      </td>
      <td className={cell}>{lacks_since ? t("models.behind", { seconds }) : t("models.none")}</td>
      <td className={cell}>
        {applied_at ? (
          <time dateTime={applied_at}>{format.dateTime(new Date(applied_at), TO_THE_SECOND)}</time>
        ) : (
          t("unknown")
        )}
      </td>
    </tr>
  );
}
