import { localePath } from "@/platform/i18n/locales";
import { currentLocale, formatsIn, text } from "@/platform/i18n/text";
import { Code } from "./code";
import type { Caller, Group, Operation, Success } from "./document";
import { FieldList, Fold } from "./field-list";
import { linkTo, marks } from "./frame";
import { callOf } from "./samples";
import { EndOf } from "./stability";

/** One operation: what it is at a glance, the rest to unfold. Its name is its anchor. */
export async function OperationCard({ operation }: { readonly operation: Operation }) {
  const t = await text("developers");
  const { name, method, path, summary, caller, parameters, body, successes } = operation;
  return (
    <article id={name} aria-labelledby={`${name}-title`} className="card space-y-2 p-4 target:border-paprika sm:p-5">
      <h3 id={`${name}-title`} className="font-mono text-base">
        <bdi dir="ltr">
          <span className="me-2 rounded bg-raised px-2 py-0.5 text-paprika">{method}</span>
          <a href={`#${name}`} className="hover:underline">
            {path}
          </a>
        </bdi>
      </h3>
      <p>
        <bdi lang="en" dir="ltr">
          {summary}
        </bdi>
      </p>
      {operation.deprecated && (
        <p className="font-semibold text-paprika">
          <EndOf operation={operation} />
        </p>
      )}
      <p className="text-muted text-sm">
        <Who caller={caller} />
        {" · "}
        <bdi dir="ltr" className="font-mono">
          {name}
        </bdi>
      </p>
      <div className="flex flex-wrap gap-x-6">
        <Fold title={t("call")}>
          <Code id={`${name}-call`} label="curl" code={callOf(operation)} />
        </Fold>
        {parameters.length > 0 && (
          <Fold title={t("parameters")}>
            <FieldList fields={parameters.map((each) => ({ ...each, note: t(`place.${each.place}`) }))} sent />
          </Fold>
        )}
        {body.length > 0 && (
          <Fold title={t("body")}>
            <FieldList fields={body} sent />
          </Fold>
        )}
        {successes.map((success) => (
          <Answer key={success.statuses.join()} success={success} knowsUnchanged={operation.knowsUnchanged} />
        ))}
      </div>
    </article>
  );
}

async function Who({ caller }: { readonly caller: Caller }) {
  const [t, locale] = await Promise.all([text("developers"), currentLocale()]);
  if (typeof caller === "string") return t(`who.${caller}`);
  // Whoever has an account is at least a user.
  if (caller.includes("user")) return t("who.token");
  return t("who.roles", { roles: formatsIn(locale).list(caller, { type: "disjunction" }) });
}

interface AnswerProps {
  readonly success: Success;
  readonly knowsUnchanged: boolean;
}

async function Answer({ success, knowsUnchanged }: AnswerProps) {
  const [t, locale] = await Promise.all([text("developers"), currentLocale()]);
  const { statuses, types, fields, sameAs } = success;
  const either = (texts: readonly string[]) => formatsIn(locale).list(texts, { type: "disjunction" });
  const isOnlyJson = types.length === 1 && types[0] === "application/json";
  return (
    <Fold title={t("answer", { statuses: either(statuses) })}>
      {types.length === 0 && <p className="text-sm">{t("noContent")}</p>}
      {sameAs && <p className="text-sm">{t.rich("sameAs", { name: sameAs, ...linkTo(`#${sameAs}`) })}</p>}
      {types.length > 0 && !isOnlyJson && <p className="pb-2 text-sm">{t("asTypes", { types: either(types) })}</p>}
      {fields.length > 0 && <FieldList fields={fields} />}
      <p className="pt-2 text-muted text-sm">
        {knowsUnchanged && t.rich("unchanged", marks)}{" "}
        {t.rich("problem", linkTo(localePath(locale, "/developers#errors")))}
      </p>
    </Fold>
  );
}

interface Props {
  readonly groups: readonly (Group & { readonly title: string })[];
}

/** Leads to every operation; on a phone only to the groups, since each begins with what it has. */
export function OperationList({ groups }: Props) {
  return (
    <ul className="flex flex-wrap gap-2 lg:block lg:space-y-4">
      {groups.map(({ tag, title, operations }) => (
        <li key={tag}>
          <a href={`#${tag}`} className="chip min-h-8 font-semibold hover:underline lg:bg-transparent lg:px-0">
            {title}
          </a>
          <ul className="hidden lg:block">
            {operations.map(({ name }) => (
              <li key={name}>
                <a href={`#${name}`} className="block py-0.5 text-muted hover:text-ink hover:underline">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
