import type { RouteManifest } from "@bellyfed/core/manifest";
import { ACCESS_LOG, accessLogGroup } from "./access-log.ts";
import { bodyModel, takesBody } from "./body-model.ts";
import { apiRecords, type Health, healthCheck } from "./failover.ts";
import { gatewayResponses, refusals } from "./gateway-responses.ts";
import { DAYS } from "./lambda.ts";
import { nowhere } from "./nowhere.ts";
import { statedPolicies } from "./plans.ts";
import { CORS, preflight } from "./preflight.ts";
import type { Stage, UsagePlan } from "./stage.ts";
import { madeOf, wired } from "./wiring.ts";

/** The API: every route of the features, the gateway's own answers, plans and keys. */
export function api(stage: Stage, functions: ReadonlyMap<string, sst.aws.Function>, origins: $util.Input<string[]>) {
  const late: $util.Resource[] = [];
  const gateway = makeGateway(stage, origins, late);
  const body = bodyModel(gateway);
  for (const route of wired.routes) addRoute(gateway, route, functions, body);
  for (const [path, group] of Map.groupBy(wired.routes, (route) => route.path)) {
    const methods = group.map(({ method }) => method);
    late.push(...preflight(gateway, path, methods, origins));
  }
  const only = $util.output(origins).apply((all) => (all.length === 1 && all[0]) || "*");
  late.push(...nowhere(gateway, only), ...gatewayResponses(gateway, only, statedPolicies(stage)));
  gateway.deploy();
  limitTogether(gateway, stage);
  const url = $util.output(gateway.url).apply((address) => address.replace(/\/$/, ""));
  return { gateway, keys: plansAndKeys(gateway, stage), url, origin: only };
}

/** `late`: what a deployment has to wait for besides its routes; filled until then. */
function makeGateway(stage: Stage, origins: $util.Input<string[]>, late: $util.Resource[]) {
  // SST makes the records when the API is deployed, after the check of it.
  const health: Health = {};
  const dns = apiRecords(stage, health);
  const gateway = new sst.aws.ApiGatewayV1("Api", {
    endpoint: { type: "regional" },
    // SST's CORS lets every origin in.
    cors: false,
    accessLog: { retention: stage.logRetention },
    ...(stage.domain && { domain: { name: stage.domain.api, ...(dns && { dns }) } }),
    transform: {
      api: {
        minimumCompressionSize: "1024",
        // Where two regions share the name, each is asked for its health at AWS's own address, behind the same firewall and keys.
        disableExecuteApiEndpoint: stage.domain !== undefined && !stage.failover,
      },
      accessLog: { name: accessLogGroup(stage) },
      stage: (args) => {
        args.xrayTracingEnabled = true;
        args.accessLogSettings = $util
          .output(args.accessLogSettings)
          .apply((settings) => ({ destinationArn: settings?.destinationArn ?? "", format: ACCESS_LOG }));
        return undefined;
      },
      deployment: (args, opts) => {
        // SST deploys anew when routes change; so must it when the gateway's own answers do.
        args.triggers = $util.all([args.triggers ?? {}, origins]).apply(([given, allowed]) => ({
          ...given,
          answers: JSON.stringify([refusals, CORS, statedPolicies(stage), allowed]),
        }));
        opts.dependsOn = late;
        return undefined;
      },
    },
  });
  if (stage.failover === "primary") health.check = healthCheck(stage, gateway.nodes.api.id).id;
  return gateway;
}

function addRoute(
  gateway: sst.aws.ApiGatewayV1,
  route: RouteManifest,
  functions: ReadonlyMap<string, sst.aws.Function>,
  body: ReturnType<typeof bodyModel>,
) {
  const { method, path, function: name, apiKey, streaming = false } = route;
  gateway.route(`${method} ${path}`, madeOf(functions, name).arn, {
    apiKey,
    streaming,
    transform: {
      ...(takesBody(route) && { method: body }),
      // Otherwise 29 seconds; so long as the function itself may take.
      ...(streaming && { integration: { timeoutMilliseconds: STREAM_MS } }),
    },
  });
}

/** API Gateway's longest, a quarter of an hour. */
const STREAM_MS = 900_000;

/** Limits of all callers together; the plans' limits are per key. */
function limitTogether({ nodes }: sst.aws.ApiGatewayV1, { throttle, logRetention }: Stage) {
  const stageName = $util.output(nodes.stage?.stageName ?? $app.stage);
  // API Gateway writes what fails in it into a group of this name, and makes one that never forgets where there is none.
  const logs = new aws.cloudwatch.LogGroup("ApiErrorLog", {
    name: $interpolate`API-Gateway-Execution-Logs_${nodes.api.id}/${stageName}`,
    retentionInDays: DAYS[logRetention],
  });
  const settings = {
    throttlingRateLimit: throttle.rate,
    throttlingBurstLimit: throttle.burst,
    // Metrics of each method are priced like our own, up to seven per method; alarms and dashboard look at those of the stage.
    metricsEnabled: false,
    loggingLevel: "ERROR",
    dataTraceEnabled: false,
  };
  const limits = { restApi: nodes.api.id, stageName, methodPath: "*/*", settings };
  new aws.apigateway.MethodSettings("ApiLimits", limits, { dependsOn: logs });
}

/** A first key for each plan; the site has a plan of its own. More are made in the console or by the CLI. */
function plansAndKeys(gateway: sst.aws.ApiGatewayV1, { plans }: Stage) {
  const plan = (name: string, { rate, burst, quota }: UsagePlan) =>
    gateway.addUsagePlan(`${name}Plan`, { throttle: { rate, burst }, ...(quota && { quota }) });
  const [free, partner, site] = [plan("Free", plans.free), plan("Partner", plans.partner), plan("Site", plans.site)];
  return {
    free: free.addApiKey("FreeKey").value,
    partner: partner.addApiKey("PartnerKey").value,
    site: site.addApiKey("SiteKey").value,
  };
}

export type Api = ReturnType<typeof api>;
