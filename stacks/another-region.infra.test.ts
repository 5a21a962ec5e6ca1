import { beforeAll, describe, expect, it } from "vitest";
import { stageOf } from "./stage.ts";
import { planted } from "./testing/checks/planted.ts";
import { copyFaults, handoverFaults, misplaced } from "./testing/checks/regions.ts";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";
import { rootWithSite } from "./testing/site.ts";

const DOMAIN = { BELLYFED_DOMAIN: "example.com" };
const FIRST = { ...DOMAIN, BELLYFED_COPY_REGION: "eu-central-1", BELLYFED_FAILOVER: "primary" };
const SECOND = { ...DOMAIN, BELLYFED_REGION: "eu-central-1", BELLYFED_FAILOVER: "secondary" };

const root = rootWithSite();
const made = async (env: Readonly<Record<string, string>>) =>
  (await deployed("production", { root, env, realistic: true })).resources;
let alone: readonly Resource[];
let first: readonly Resource[];
let second: readonly Resource[];
beforeAll(async () => {
  alone = await made({ ...DOMAIN, BELLYFED_REGION: "eu-central-1" });
  first = await made(FIRST);
  second = await made(SECOND);
});

describe("a stage in another region than us-east-1", () => {
  it("has there what CloudFront looks for there, and all else in its own", () => {
    expect(misplaced(alone)).toEqual([]);
    expect(misplaced(second)).toEqual([]);
  });

  it("would be noticed with a certificate or a firewall in the wrong place", () => {
    const at = (name: string, provider?: string) =>
      alone.map((each) => (each.name === name ? { ...each, options: { ...(provider && { provider }) } } : each));
    for (const name of ["SiteCdnSslCertificate", "SiteWaf", "SiteEdgeFunction"]) {
      expect(misplaced(at(name))).toEqual([`${name} is not in us-east-1, where CloudFront looks for it`]);
    }
    for (const name of ["ApiSslCertificate", "ApiFirewall"]) {
      expect(misplaced(at(name, "us-east-1"))).toEqual([`${name} is not in the stage's own region`]);
    }
  });
});

describe("copies of the log", () => {
  it("are made into the region that was told, and outlive the stage", () => {
    expect(copyFaults(first, "eu-central-1")).toEqual([]);
    expect(ofType(second, types.vault)).toEqual([]);
  });

  it("would be noticed missing, or going with the stage", () => {
    expect(copyFaults(second, "us-east-1").sort()).toEqual([
      ...[
        "EventsTable is not copied",
        "KeysTable is not copied",
        "SubjectsTable is not copied",
        "no vault is in us-east-1",
        "nothing is copied",
      ],
    ]);
    const loose = first.map((each) => (each.type === types.vault ? { ...each, options: { provider: "x" } } : each));
    expect(copyFaults(loose, "eu-central-1")).toContain("LogCopies goes with its stage");
    const half = planted(first, "LogTables", { resources: ["arn:aws:dynamodb:us-east-1:1:table/x-EventsTable-y"] });
    expect(copyFaults(half, "eu-central-1")).toEqual(["SubjectsTable is not copied"]);
  });
});

describe("the names of two regions", () => {
  it("fail over by the health of the first, and are nobody's to take away", () => {
    expect(handoverFaults(first, second)).toEqual([]);
    const check = theOnly(first, types.healthCheck, "ApiHealth").inputs;
    expect(check).toMatchObject({ type: "HTTPS", resourcePath: "/production/health" });
    expect(check.fqdn).toMatch(/^[a-z0-9]+\.execute-api\.us-east-1\.amazonaws\.com$/);
    expect(ofType(second, types.healthCheck)).toEqual([]);
  });

  it("can be asked for at AWS's own address of each, which is closed otherwise", () => {
    const closed = (resources: readonly Resource[]) =>
      theOnly(resources, types.restApi, "ApiApi").inputs.disableExecuteApiEndpoint;
    expect([closed(alone), closed(first), closed(second)]).toEqual([true, false, false]);
  });

  it("are the site's in the first alone, since CloudFront lets one distribution have a name", () => {
    const names = (resources: readonly Resource[]) =>
      ofType(resources, types.distribution).flatMap(({ inputs }) => inputs.aliases ?? []);
    expect(names(first)).toEqual(["example.com"]);
    expect(names(second)).toEqual([]);
  });

  it("would be noticed where they could not stand beside each other", () => {
    const record = "ApiARecordApiexamplecom";
    const faults = (name: string, mistake: object) => handoverFaults(planted(first, name, mistake), second);
    expect(faults(record, { setIdentifier: "eu-central-1" })).toEqual(["A api.example.com is one record for both"]);
    expect(faults(record, { healthCheckId: undefined })).toEqual(["A api.example.com never leaves the first region"]);
    expect(handoverFaults(first, first)).toContain("A api.example.com is not first here, second there");
    expect(handoverFaults(alone, alone)).toContain(`${record} goes, or stops the other region's deployment`);
    expect(faults("SiteCdnARecordExamplecom", { allowOverwrite: false })).toHaveLength(1);
  });
});

it("is off until it is asked for, and refuses what cannot be meant", () => {
  expect(stageOf("production", DOMAIN)).toMatchObject({ copyRegion: undefined, failover: undefined });
  const refused = (name: string, env: Readonly<Record<string, string>>) => expect(() => stageOf(name, env));
  refused("production", { BELLYFED_FAILOVER: "primary" }).toThrow("needs BELLYFED_DOMAIN");
  refused("production", { ...DOMAIN, BELLYFED_FAILOVER: "both" }).toThrow('primary or secondary, not "both"');
  refused("production", { BELLYFED_COPY_REGION: "us-east-1" }).toThrow("another region than the stage's, us-east-1");
  refused("production", { BELLYFED_COPY_REGION: "Frankfurt" }).toThrow('not "Frankfurt"');
  refused("alice", { BELLYFED_COPY_REGION: "eu-central-1" }).toThrow("keep their data");
});
