import { ofType, type Resource, types } from "../resource.ts";

const isMadeIn = (region: string, { options }: Resource): boolean => options?.provider?.includes(region) ?? false;
const certificateOf = (resources: readonly Resource[], domain: string) =>
  ofType(resources, types.certificate).filter(({ inputs }) => inputs.domainName === domain);

/** What a stage in any other region than us-east-1 would make in a region where CloudFront, or its API, does not see it, in words. */
export function misplaced(resources: readonly Resource[]): string[] {
  const [edge, regional] = [
    [
      ...ofType(resources, types.distribution).flatMap(({ inputs }) =>
        (inputs.aliases ?? []).flatMap((name: string) => certificateOf(resources, name)),
      ),
      ...ofType(resources, types.firewall).filter(({ inputs }) => inputs.scope === "CLOUDFRONT"),
      // Only of the functions at the edge are versions published.
      ...ofType(resources, types.lambda).filter(({ inputs }) => inputs.publish),
    ],
    [
      ...ofType(resources, types.apiDomain).flatMap(({ inputs }) => certificateOf(resources, inputs.domainName)),
      ...ofType(resources, types.firewall).filter(({ inputs }) => inputs.scope === "REGIONAL"),
    ],
  ];
  return [
    ...edge
      .filter((each) => !isMadeIn("us-east-1", each))
      .map(({ name }) => `${name} is not in us-east-1, where CloudFront looks for it`),
    ...regional
      .filter(({ options }) => options?.provider)
      .map(({ name }) => `${name} is not in the stage's own region`),
  ];
}

interface Failing {
  readonly name: string;
  readonly type: string;
  readonly setIdentifier?: string;
  readonly healthCheckId?: string;
  readonly failoverRoutingPolicies?: readonly { readonly type: string }[];
}

/** Where two regions' records of one name could not stand beside each other, or would not hand over, in words. */
export function handoverFaults(first: readonly Resource[], second: readonly Resource[]): string[] {
  const [one, other] = [first, second].map((resources) =>
    ofType(resources, types.record)
      .map(({ inputs }) => inputs as unknown as Failing)
      .filter(({ type }) => type !== "CNAME"),
  );
  const faults = (one ?? []).flatMap((record) => {
    const twin = (other ?? []).find(({ name, type }) => name === record.name && type === record.type);
    return twin ? pairFaults(record, twin) : [];
  });
  return [...faults, ...[first, second].flatMap(sharedFaults)];
}

const turnOf = ({ failoverRoutingPolicies: [policy] = [] }: Failing): string | undefined => policy?.type;

function pairFaults(record: Failing, twin: Failing): string[] {
  const called = `${record.type} ${record.name}`;
  return [
    ...(turnOf(record) === "PRIMARY" && turnOf(twin) === "SECONDARY"
      ? []
      : [`${called} is not first here, second there`]),
    ...(record.setIdentifier && record.setIdentifier !== twin.setIdentifier
      ? []
      : [`${called} is one record for both`]),
    ...(record.healthCheckId ? [] : [`${called} never leaves the first region`]),
    ...(twin.healthCheckId ? [`${called} answers nowhere when both are ill`] : []),
  ];
}

/** What both write, and neither may take from the other. */
const sharedFaults = (resources: readonly Resource[]): string[] =>
  ofType(resources, types.record)
    .filter(({ inputs, options }) => !inputs.setIdentifier && !(inputs.allowOverwrite && options?.retainOnDelete))
    .map(({ name }) => `${name} goes, or stops the other region's deployment`);

/** Where the log's copies would not reach another region, or would go with the stage, in words. */
export function copyFaults(resources: readonly Resource[], region: string): string[] {
  const vaults = ofType(resources, types.vault);
  const away = vaults.filter((vault) => vault.options?.provider);
  const rules = ofType(resources, types.backupPlan).flatMap(({ inputs }) => inputs.rules as Resource["inputs"][]);
  const copied = ofType(resources, types.backupSelection).flatMap(({ inputs }) => inputs.resources as string[]);
  const log = ofType(resources, types.table).filter(({ name }) => /^(Events|Subjects|Keys)/.test(name));
  return [
    ...(away.length > 0 && resources.some(({ name, inputs }) => name === "CopyRegion" && inputs.region === region)
      ? []
      : [`no vault is in ${region}`]),
    ...vaults.filter(({ options }) => !options?.retainOnDelete).map(({ name }) => `${name} goes with its stage`),
    ...(rules.some(({ copyActions }) =>
      copyActions?.some((each: Resource["inputs"]) => isIn(away, each.destinationVaultArn)),
    )
      ? []
      : ["nothing is copied"]),
    ...log.filter(({ name }) => !copied.some((arn) => arn.includes(name))).map(({ name }) => `${name} is not copied`),
  ];
}

const isIn = (vaults: readonly Resource[], arn: string): boolean => vaults.some(({ name }) => arn.includes(name));
