import { spawnSync } from "node:child_process";
import { keeperSecret, keeperVariables } from "@bellyfed/functions/variables";
import { beforeAll, describe, expect, it } from "vitest";
import { count, unpriced } from "../packages/bench/src/price/standing/counting.ts";
import { together } from "../packages/bench/src/price/standing/things.ts";
import { EXCEPTIONS, grantsOf, looseGrants } from "./testing/checks/grants.ts";
import { unwatched } from "./testing/checks/watched.ts";
import { deployed } from "./testing/cloud.ts";
import { WITH_SEARCH_SERVERS } from "./testing/recorded.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";

const KEY = WITH_SEARCH_SERVERS.SST_SECRET_TypesenseApiKey;

let resources: readonly Resource[];
beforeAll(async () => {
  resources = (await deployed("staging", { env: WITH_SEARCH_SERVERS })).resources;
});

interface Container {
  readonly name: string;
  readonly command: readonly string[];
  readonly essential: boolean;
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
  readonly secrets?: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly dependsOn?: readonly object[];
  readonly healthCheck?: { readonly command: readonly string[] };
}
const containersOf = (): ReadonlyMap<string, Container> => {
  const { containerDefinitions } = theOnly(resources, types.ecsTask).inputs;
  return new Map((JSON.parse(containerDefinitions) as Container[]).map((each) => [each.name, each]));
};
const variablesOf = ({ inputs }: Resource): Record<string, string> => inputs.environment?.variables ?? {};

describe("with search servers", () => {
  it("lets the one function in that searches, and nobody else", () => {
    const inside = ofType(resources, types.lambda).filter(({ inputs }) => inputs.vpcConfig);
    expect(inside.map(({ name }) => name)).toEqual(["SearchFunction"]);
    expect(inside[0]?.inputs.vpcConfig.securityGroupIds).toEqual(["SearchFunctions-id"]);
    const [doors] = ofType(resources, types.securityGroup).filter(({ name }) => name === "SearchServers");
    expect(doors?.inputs.ingress).toEqual([
      { protocol: "tcp", fromPort: 8108, toPort: 8108, securityGroups: ["SearchFunctions-id"] },
    ]);
    const [own] = ofType(resources, types.securityGroup).filter(({ name }) => name === "SearchFunctions");
    expect(own?.inputs.ingress).toBeUndefined();
  });

  it("reaches tables and files from inside without a gateway that is paid for", () => {
    const endpoints = ofType(resources, types.vpcEndpoint).map(({ inputs }) => inputs);
    expect(endpoints.map(({ serviceName }) => serviceName.split(".").at(-1))).toEqual(["s3", "dynamodb"]);
    expect(endpoints.map(({ vpcEndpointType }) => vpcEndpointType)).toEqual(["Gateway", "Gateway"]);
    expect(resources.filter(({ type }) => /nat/i.test(type.split("/")[1] ?? ""))).toEqual([]);
  });

  it("runs two servers in two zones on disks that go with them, and replaces none before another is full", () => {
    const { inputs } = theOnly(resources, types.ecsService);
    expect(inputs).toMatchObject({ desiredCount: 2, launchType: "FARGATE", deploymentMinimumHealthyPercent: 100 });
    const zones = ofType(resources, types.subnet).map((subnet) => subnet.inputs.availabilityZone);
    expect(new Set(zones).size).toBe(2);
    expect(inputs.networkConfiguration.subnets).toHaveLength(2);
    expect(theOnly(resources, types.ecsTask).inputs.volumes).toEqual([{ name: "program" }, { name: "data" }]);
    const { keeper, server, fetch } = Object.fromEntries(containersOf());
    expect([fetch?.essential, server?.essential, keeper?.essential]).toEqual([false, true, true]);
    expect(keeper?.healthCheck?.command.at(-1)).toContain("http://127.0.0.1:8109");
    expect(keeper?.dependsOn).toEqual([
      { containerName: "fetch", condition: "SUCCESS" },
      { containerName: "server", condition: "START" },
    ]);
  });

  it("tells the key to servers by a secret and to the function that searches, and writes it nowhere else", () => {
    for (const { name, secrets } of containersOf().values())
      expect(secrets?.map((secret) => secret.name) ?? [], name).toEqual(name === "fetch" ? [] : [keeperSecret]);
    expect(theOnly(resources, types.parameter).inputs).toMatchObject({ type: "SecureString" });
    const knowing = resources.filter(({ inputs }) => JSON.stringify(inputs).includes(KEY));
    expect(knowing.map(({ name }) => name).sort()).toEqual([
      "SearchFunction",
      "SearchServersKey",
      "TypesenseApiKeyLinkRef",
    ]);
    const search = variablesOf(theOnly(resources, types.lambda, "SearchFunction"));
    expect(search).toMatchObject({
      SEARCH_ENGINE: "typesense",
      TYPESENSE_URL: "http://search.bellyfed-staging.internal:8108",
    });
    expect(variablesOf(theOnly(resources, types.lambda, "SearchIndexerFunction"))).toHaveProperty("SEARCH_ENGINE");
  });

  it("tells what keeps a server all that it asks for", () => {
    const told = containersOf()
      .get("keeper")
      ?.environment?.map(({ name }) => name);
    expect(told?.toSorted()).toEqual(["STAGE", ...keeperVariables].sort());
  });

  it("starts each server with a program that needs nothing beside Node and is still there after a rollback", async () => {
    const file = theOnly(resources, types.file, "SearchKeeperProgram");
    expect(file.options?.retainOnDelete).toBe(true);
    expect(containersOf().get("fetch")?.command).toContain(`s3://${file.inputs.bucket}/${file.inputs.key}`);
    const rules = theOnly(resources, types.bucketLifecycle).inputs.rules as { filter?: { prefix?: string } }[];
    expect(rules.every(({ filter }) => filter?.prefix && !file.inputs.key.startsWith(filter.prefix))).toBe(true);
    const script = `import(${JSON.stringify(await file.inputs.source.path)}).then(({ run }) => run({}))`;
    const { stderr } = spawnSync(process.execPath, ["-e", script], { cwd: "/", encoding: "utf8" });
    expect(stderr).toContain("Missing environment: READ_TABLE, IMPORT_BUCKET");
  });

  it("grants nothing more than is needed", () => {
    expect(looseGrants(resources)).toEqual([]);
    expect(grantsOf(resources, "SearchServer")).toHaveLength(3);
    const networking = grantsOf(resources, "Search").flatMap(({ actions }) => actions);
    for (const { action, optional } of EXCEPTIONS)
      if (optional) expect(networking.some((each) => action.test(each))).toBe(true);
  });

  it("wakes somebody when no server can be asked, and before one is full", () => {
    expect(unwatched(resources)).toEqual([]);
    const alarms = ofType(resources, types.alarm).filter(({ name }) => name.startsWith("SearchServers"));
    expect(alarms.map(({ name }) => name).sort()).toEqual(["SearchServersAlarm", "SearchServersMemoryAlarm"]);
  });

  it("costs what the documents say", () => {
    expect(unpriced(resources)).toEqual([]);
    const servers = resources.filter(({ type }) => /:(ec2|ecs|servicediscovery|ssm)\//.test(type));
    expect(count(servers)).toEqual({ serverProcessor: 1, serverGb: 4, serverAddress: 2, followedFeed: 2, zone: 1 });
    // And 0.10 for each of two alarms.
    expect(together(count(servers)).toFixed(2)).toBe("50.94");
  });
});
