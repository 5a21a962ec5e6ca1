import { KEEPER_PORT, keeperSecret, type keeperVariables } from "@bellyfed/functions/variables";
import { SEARCH_PORT } from "./port.ts";

/** What runs; pinned, and by others than us. The server is the version that the contract was tried against. */
const IMAGES = {
  fetch: "public.ecr.aws/aws-cli/aws-cli:2.17.0",
  server: "docker.io/typesense/typesense:0.24.1",
  keeper: "public.ecr.aws/docker/library/node:24-slim",
} as const;

export interface ContainerFacts {
  readonly bucket: string;
  /** The key of the program that keeps the server. */
  readonly program: string;
  readonly region: string;
  readonly logGroup: string;
  /** The ARN of the parameter that holds the servers' key. */
  readonly key: string;
  readonly environment: Readonly<Record<(typeof keeperVariables)[number], string>> & { readonly STAGE: string };
}

const PROGRAM = "/program/search-keeper.mjs";
const ASK = `fetch("http://127.0.0.1:${KEEPER_PORT}").then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))`;

/**
 * The containers of one server: what fetches the program and ends, the server itself, and what keeps its index. The last says whether all is well,
 * which it is not before the index is full: for ten minutes after the start that is no failure.
 */
export function containers({ bucket, program, region, logGroup, key, environment }: ContainerFacts): object[] {
  const logConfiguration = (prefix: string) => ({
    logDriver: "awslogs",
    options: { "awslogs-group": logGroup, "awslogs-region": region, "awslogs-stream-prefix": prefix },
  });
  // The server knows it by the same name.
  const secrets = [{ name: keeperSecret, valueFrom: key }];
  return [
    {
      ...{ name: "fetch", image: IMAGES.fetch, essential: false, logConfiguration: logConfiguration("fetch") },
      command: ["s3", "cp", "--no-progress", `s3://${bucket}/${program}`, PROGRAM],
      mountPoints: [{ sourceVolume: "program", containerPath: "/program" }],
    },
    {
      ...{
        name: "server",
        image: IMAGES.server,
        essential: true,
        logConfiguration: logConfiguration("server"),
        secrets,
      },
      command: ["--data-dir", "/data", "--api-address", "0.0.0.0", "--api-port", String(SEARCH_PORT)],
      portMappings: [{ containerPort: SEARCH_PORT, hostPort: SEARCH_PORT, protocol: "tcp" }],
      mountPoints: [{ sourceVolume: "data", containerPath: "/data" }],
      ulimits: [{ name: "nofile", softLimit: 65_536, hardLimit: 65_536 }],
    },
    {
      ...{
        name: "keeper",
        image: IMAGES.keeper,
        essential: true,
        logConfiguration: logConfiguration("keeper"),
        secrets,
      },
      dependsOn: [
        { containerName: "fetch", condition: "SUCCESS" },
        { containerName: "server", condition: "START" },
      ],
      command: ["node", "-e", `import("${PROGRAM}").then(({ run }) => run(process.env))`],
      environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
      mountPoints: [{ sourceVolume: "program", containerPath: "/program", readOnly: true }],
      healthCheck: { command: ["CMD", "node", "-e", ASK], interval: 30, timeout: 10, retries: 10, startPeriod: 300 },
    },
  ];
}
