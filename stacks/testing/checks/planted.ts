import type { Resource } from "../resource.ts";

/** The same resources with a mistake in the inputs of those called `name`. Throws when there are none. */
export function planted(resources: readonly Resource[], name: string, mistake: Resource["inputs"]): Resource[] {
  if (!resources.some((resource) => resource.name === name)) throw new Error(`No resource is called ${name}`);
  return resources.map((resource) =>
    resource.name === name ? { ...resource, inputs: { ...resource.inputs, ...mistake } } : resource,
  );
}
