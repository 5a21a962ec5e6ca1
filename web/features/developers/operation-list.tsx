import type { Group } from "./document";

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
