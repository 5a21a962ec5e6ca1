import type { Adoptable } from "./adopted.ts";
import type { Stage } from "./stage.ts";

type Options = $util.CustomResourceOptions;

/**
 * Lets a resource outlive a stage that keeps its data. SST does so for tables and buckets alone: at a protected user pool `sst remove` would
 * stop, and what guards a bucket or makes up a pool would go while these stay.
 */
export const kept = ({ removal }: Stage): Options => (removal === "retain" ? { retainOnDelete: true } : {});

/** The same for what SST's components make, as their `transform`. */
export const keep =
  (stage: Stage) =>
  (_: unknown, options: Options): undefined => {
    Object.assign(options, kept(stage));
  };

/**
 * Keeps a resource, and takes it over where the stage was told its name. Pulumi stops at an import whose settings differ from what is asked
 * for, so all are left as they are but those that nothing can change, or that others need at once: `fixed`. The next deployment, which is
 * told no name, brings the rest to what the stage says. It knows the resource by then, and SST leaves names as they are.
 */
export function keepOrAdopt<Args extends object>(
  stage: Stage,
  what: Adoptable,
  { fixed, name }: { readonly fixed: readonly (keyof Args)[]; readonly name?: keyof Args },
) {
  const id = stage.adopt[what];
  return (args: Args, options: Options): undefined => {
    Object.assign(options, kept(stage));
    if (id === undefined) return;
    const rest = (Object.keys(args) as (keyof Args)[]).filter((key) => !fixed.includes(key));
    Object.assign(options, { import: id, ignoreChanges: rest });
    if (name) Object.assign(args, { [name]: id });
  };
}
