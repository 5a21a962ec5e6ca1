import { DAYS } from "../lambda.ts";
import type { Stage } from "../stage.ts";
import type { Storage } from "../storage.ts";
import { type ContainerFacts, containers } from "./containers.ts";
import { type Network, network } from "./network.ts";
import { SEARCH_PORT } from "./port.ts";
import { keeperProgram } from "./program.ts";
import { keepingRole, startingRole } from "./roles.ts";

/** How long an address is gone by, in seconds; as whoever searches does. */
const ADDRESS_SECONDS = 10;

/**
 * Search servers behind a name of their own network. Each has a disk that goes with it and an index of its own, and is as good as any other: it is
 * filled when it starts and takes part once it is full. Nothing of them has to be kept. None where they were not asked for, nor where a machine
 * answers that is outside.
 */
export function searchServers(stage: Stage, data: Storage) {
  if (stage.searchEngine !== "typesense" || $dev) return undefined;
  const inside = network();
  const apiKey = new sst.Secret("TypesenseApiKey").value;
  const { cluster, service, addresses } = serviceIn(stage, data, inside, apiKey);
  return {
    engine: "typesense",
    url: $interpolate`http://${addresses.name}.${namespaceOf(stage)}:${SEARCH_PORT}`,
    apiKey,
    vpc: { privateSubnets: inside.subnets, securityGroups: [inside.functions.id] },
    cluster: cluster.name,
    service: service.name,
  };
}

const namespaceOf = ({ name }: Stage): string => `${$app.name}-${name}.internal`.toLowerCase();

function serviceIn(stage: Stage, data: Storage, inside: Network, apiKey: $util.Output<string>) {
  const logs = new aws.cloudwatch.LogGroup("SearchServersLogs", {
    name: `/aws/ecs/${$app.name}-${stage.name}-search-servers`,
    retentionInDays: DAYS[stage.logRetention],
  });
  const key = new aws.ssm.Parameter("SearchServersKey", {
    name: `/${$app.name}/${stage.name}/search-servers-key`,
    type: "SecureString",
    value: apiKey,
  });
  const cluster = new aws.ecs.Cluster("SearchCluster", { name: `${$app.name}-${stage.name}-search` });
  const namespace = new aws.servicediscovery.PrivateDnsNamespace("SearchNames", {
    name: namespaceOf(stage),
    vpc: inside.vpc.id,
  });
  const addresses = new aws.servicediscovery.Service("SearchAddresses", {
    name: "search",
    dnsConfig: {
      namespaceId: namespace.id,
      routingPolicy: "MULTIVALUE",
      dnsRecords: [{ type: "A", ttl: ADDRESS_SECONDS }],
    },
    // Told by ECS, which goes by the containers' own.
    healthCheckCustomConfig: { failureThreshold: 1 },
    forceDestroy: true,
  });
  const service = new aws.ecs.Service("SearchService", {
    name: "servers",
    cluster: cluster.arn,
    taskDefinition: taskOf(stage, data, { logs, key }).arn,
    launchType: "FARGATE",
    desiredCount: stage.searchServers.count,
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    // One that never becomes full does not take the place of those that are.
    deploymentCircuitBreaker: { enable: true, rollback: true },
    networkConfiguration: { subnets: inside.subnets, securityGroups: [inside.servers.id], assignPublicIp: true },
    serviceRegistries: { registryArn: addresses.arn },
  });
  return { cluster, service, addresses };
}

interface Around {
  readonly logs: aws.cloudwatch.LogGroup;
  readonly key: aws.ssm.Parameter;
}

function taskOf(stage: Stage, data: Storage, { logs, key }: Around) {
  const program = keeperProgram(data);
  const facts = $util
    .all([data.imports.name, data.read.name, program.key, aws.getRegionOutput().region, logs.name, key.arn])
    .apply(([bucket, table, programKey, region, logGroup, keyArn]): ContainerFacts => {
      const server = { SEARCH_ENGINE: "typesense", TYPESENSE_URL: `http://127.0.0.1:${SEARCH_PORT}` };
      const environment = { STAGE: stage.name, READ_TABLE: table, IMPORT_BUCKET: bucket, ...server };
      return { bucket, program: programKey, region, logGroup, key: keyArn, environment };
    });
  return new aws.ecs.TaskDefinition("SearchTask", {
    family: `${$app.name}-${stage.name}-search`,
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" },
    cpu: String(stage.searchServers.cpu),
    memory: String(stage.searchServers.memory),
    executionRoleArn: startingRole(logs, key).arn,
    taskRoleArn: keepingRole(data, program.key).arn,
    volumes: [{ name: "program" }, { name: "data" }],
    containerDefinitions: facts.apply((known) => JSON.stringify(containers(known))),
  });
}

export type SearchServers = NonNullable<ReturnType<typeof searchServers>>;
