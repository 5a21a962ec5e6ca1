import type { Stage } from "./stage.ts";

type Options = $util.CustomResourceOptions;
type Record = aws.route53.RecordArgs;

/** What the first region's records go by, once it is made. */
export interface Health {
  check?: $util.Input<string>;
}

/**
 * How the API's name is found where two regions hold the same stage: in the first while its health check passes, else in the second. Nothing
 * where there is one. Both regions' certificates are proved by the same record, which neither may take away from the other.
 */
export const apiRecords = ({ failover, region }: Stage, health: Health) =>
  failover &&
  sst.aws.dns({
    transform: {
      record: (args: Record, options: Options): undefined => {
        if (args.type === "CNAME") return shared(args, options);
        args.setIdentifier = region;
        args.failoverRoutingPolicies = [{ type: failover === "primary" ? "PRIMARY" : "SECONDARY" }];
        // The second answers whenever the first is ill: if it is so too, nobody is helped by no answer.
        if (health.check) args.healthCheckId = health.check;
        // Route 53 has no simple record beside one that fails over, nor two of the same turn.
        options.deleteBeforeReplace = true;
        return undefined;
      },
    },
  });

/**
 * How the site's name is found there. CloudFront lets one distribution have a name, so only the first region's has it; it is taken over, and
 * stays when the region that had it before is removed.
 */
export const siteRecords = ({ failover }: Stage) => failover && sst.aws.dns({ transform: { record: shared } });

function shared(args: Record, options: Options): undefined {
  args.allowOverwrite = true;
  options.retainOnDelete = true;
}

/**
 * Asks the API of this region, whatever its name leads to, whether it answers and has its database. Three failures in a row, half a minute
 * apart, count.
 */
export const healthCheck = ({ name, region }: Stage, api: $util.Input<string>) =>
  new aws.route53.HealthCheck("ApiHealth", {
    type: "HTTPS",
    fqdn: $interpolate`${api}.execute-api.${region}.amazonaws.com`,
    port: 443,
    resourcePath: `/${name}/health`,
    requestInterval: 30,
    failureThreshold: 3,
    tags: { Name: `${$app.name}-${name}-${region}` },
  });
