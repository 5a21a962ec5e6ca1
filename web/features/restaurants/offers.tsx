import type { Restaurant } from "@/platform/api";
import { words } from "@/platform/i18n/text";

/** What it offers and whose diets it serves, each as a chip. */
export async function Offers({ restaurant: { attributes, diets } }: { readonly restaurant: Restaurant }) {
  const { attribute, menu } = await words("restaurant");
  const said = [
    ...attributes.map((name) => [name, attribute[name]] as const),
    ...diets.map((name) => [name, menu.mark[name]] as const),
  ];
  return (
    <ul className="flex flex-wrap gap-2">
      {said.map(([name, label]) => (
        <li key={name} className="chip bg-surface">
          {label}
        </li>
      ))}
    </ul>
  );
}

/** Its own pages: menu, ordering, reserving. */
export async function OwnPages({ restaurant: { links } }: { readonly restaurant: Restaurant }) {
  const { facts } = await words("restaurant");
  const pages = [
    [links.menu, facts.menuLink],
    [links.order, facts.orderLink],
    [links.reserve, facts.reserveLink],
  ] as const;
  return (
    <ul>
      {pages.map(
        ([address, label]) =>
          address &&
          /^https?:\/\//i.test(address) && (
            <li key={label}>
              <a href={address} rel="nofollow ugc noopener" className="link inline-block py-1">
                {label}
              </a>
            </li>
          ),
      )}
    </ul>
  );
}
