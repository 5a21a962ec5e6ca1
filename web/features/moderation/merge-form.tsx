import type { ReactNode } from "react";
import { addressLines } from "@/features/restaurants/address";
import type { Restaurant } from "@/platform/api";
import type { FormOnPage } from "@/platform/forms/page";
import { isolate } from "@/platform/i18n/plain-text";
import { text } from "@/platform/i18n/text";
import { FactList } from "@/ui/fact-list";
import { Link } from "@/ui/link";
import { mergeRestaurant, unmergeRestaurant } from "./merge-actions";
import type { Named } from "./merge-load";
import { mergePath, paths } from "./paths";
import { ReasonForm } from "./reason-form";

interface Props {
  /** What was entered, and what it names. */
  readonly from: Side;
  readonly into: Side;
  readonly form: FormOnPage;
}
interface Side {
  readonly entered: string | undefined;
  readonly named: Named | undefined;
}

/** What was entered, as it is, and what can be done with it. */
export async function Merging({ from, into, form }: Props) {
  const t = await text("moderation");
  const [one, other] = [from.named, into.named];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Shown title={t("merge.from")} named={one} pathTo={(id) => mergePath(id, into.entered)} />
        <Shown title={t("merge.into")} named={other} pathTo={(id) => mergePath(from.entered, id)} />
      </div>
      {one && "standsFor" in one && <Undo id={one.id} into={one.standsFor} form={form} />}
      {one && other && "restaurant" in one && "restaurant" in other && (
        <Merge from={one.restaurant} into={other.restaurant} form={form} />
      )}
    </>
  );
}

async function Shown({
  title,
  named,
  pathTo,
}: {
  readonly title: string;
  readonly named: Named | undefined;
  readonly pathTo: (id: string) => string;
}) {
  const t = await text("moderation");
  if (!named) return null;
  const frame = (children: ReactNode) => (
    <section className="card space-y-3">
      <h2>{title}</h2>
      {children}
    </section>
  );
  if ("restaurant" in named) return frame(<Place restaurant={named.restaurant} />);
  if ("standsFor" in named) {
    const { name } = named.standsFor;
    return frame(
      <>
        <p>{t("merge.isMerged", { name: isolate(name) })}</p>
        <Place restaurant={named.standsFor} />
      </>,
    );
  }
  if (named.offered.length === 0) return frame(<p>{t("merge.none")}</p>);
  return frame(
    <>
      <p>{t("merge.choose")}</p>
      <ul className="space-y-1">
        {named.offered.map(({ id, name, city, address }) => (
          <li key={id}>
            <Link href={pathTo(id)} className="link inline-block py-1">
              <bdi>{[name, address.street, city].filter(Boolean).join(", ")}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </>,
  );
}

async function Place({ restaurant }: { readonly restaurant: Restaurant }) {
  const t = await text("moderation");
  const { id, name, city, address, owner_id, rating } = restaurant;
  return (
    <>
      <h3>
        <Link href={`/restaurants/${id}/manage`} className="hover:underline">
          <bdi>{name}</bdi>
        </Link>
      </h3>
      <FactList
        facts={[
          [t("merge.address"), <bdi key="address">{addressLines(address, city, undefined).join(", ")}</bdi>],
          [t("merge.reviews"), rating.count],
          [t("owner"), owner_id === null ? t("nobody") : <bdi key="owner">{owner_id}</bdi>],
          [t("merge.id"), <bdi key="id">{id}</bdi>],
        ]}
      />
    </>
  );
}

async function Merge({
  from,
  into,
  form,
}: {
  readonly from: Restaurant;
  readonly into: Restaurant;
  readonly form: FormOnPage;
}) {
  const t = await text("moderation");
  if (from.id === into.id) return <p className="note">{t("merge.same")}</p>;
  const names = { from: isolate(from.name), into: isolate(into.name) };
  return (
    <ReasonForm
      form={form}
      action={mergeRestaurant}
      text={{
        title: t("merge.doTitle", names),
        text: t("merge.doText", names),
        reason: t("reason"),
        reasonHint: t("reasonOptional"),
        confirm: t("merge.doConfirm"),
      }}
      hidden={{ restaurant_id: from.id, into: into.id, back: paths.merge }}
      scope={`merge-${from.id}-${into.id}`}
      isDanger
    />
  );
}

async function Undo({ id, into, form }: { readonly id: string; readonly into: Restaurant; readonly form: FormOnPage }) {
  const t = await text("moderation");
  return (
    <ReasonForm
      form={form}
      action={unmergeRestaurant}
      text={{
        title: t("merge.undoTitle"),
        text: t("merge.undoText"),
        reason: t("reason"),
        reasonHint: t("reasonOptional"),
        confirm: t("merge.undoConfirm"),
      }}
      hidden={{ restaurant_id: id, into: into.id, back: paths.merge }}
      scope={`unmerge-${id}`}
      isDanger={false}
    />
  );
}
