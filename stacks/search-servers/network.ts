import { SEARCH_PORT } from "./port.ts";

/** Room for 59 addresses in each half, of which servers and functions take a handful. */
const WHOLE = "10.71.0.0/25";
const HALVES = ["10.71.0.0/26", "10.71.0.64/26"];
const ANYWHERE = "0.0.0.0/0";

/**
 * A network of its own for servers and the one function that asks them. Servers have addresses to the outside, by which they fetch their images,
 * and which nobody outside can reach. Functions have none: they reach the servers, S3 and DynamoDB, and nothing else, and no gateway is paid for.
 */
export function network() {
  const vpc = new aws.ec2.Vpc("SearchVpc", { cidrBlock: WHOLE, enableDnsHostnames: true, enableDnsSupport: true });
  const gateway = new aws.ec2.InternetGateway("SearchGateway", { vpcId: vpc.id });
  const routes = new aws.ec2.RouteTable("SearchRoutes", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: ANYWHERE, gatewayId: gateway.id }],
  });
  const zones = aws.getAvailabilityZonesOutput({ state: "available" });
  const subnets = HALVES.map((cidrBlock, at) => {
    const availabilityZone = zones.names.apply((names) => names[at] ?? "");
    const subnet = new aws.ec2.Subnet(`SearchSubnet${at + 1}`, { vpcId: vpc.id, cidrBlock, availabilityZone });
    new aws.ec2.RouteTableAssociation(`SearchRoutes${at + 1}`, { subnetId: subnet.id, routeTableId: routes.id });
    return subnet.id;
  });
  for (const service of ["s3", "dynamodb"]) {
    new aws.ec2.VpcEndpoint(`SearchTo${service === "s3" ? "Files" : "Tables"}`, {
      vpcId: vpc.id,
      serviceName: $interpolate`com.amazonaws.${aws.getRegionOutput().region}.${service}`,
      vpcEndpointType: "Gateway",
      routeTableIds: [routes.id],
    });
  }
  return { vpc, subnets, ...doors(vpc.id) };
}

/** What may reach what: the functions' own door, and the servers', which is open to the functions alone. */
function doors(vpcId: $util.Output<string>) {
  const functions = new aws.ec2.SecurityGroup("SearchFunctions", {
    vpcId,
    description: "Functions that ask the search servers",
    egress: [
      { protocol: "tcp", fromPort: SEARCH_PORT, toPort: SEARCH_PORT, cidrBlocks: [WHOLE] },
      { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [ANYWHERE] },
    ],
  });
  const servers = new aws.ec2.SecurityGroup("SearchServers", {
    vpcId,
    description: "Search servers, for those functions alone",
    ingress: [{ protocol: "tcp", fromPort: SEARCH_PORT, toPort: SEARCH_PORT, securityGroups: [functions.id] }],
    egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [ANYWHERE] }],
  });
  return { functions, servers };
}

export type Network = ReturnType<typeof network>;
