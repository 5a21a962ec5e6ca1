import type { Also, Mapped } from "./mapped.ts";
import type { Inputs } from "./reshaped.ts";

const ROUTES = "rtb-0123456789abcdef0";
const GROUP = "sg-0123456789abcdef0";
const VPC = "vpc-0123456789abcdef0";

const attribute = (name: "enableDnsHostnames" | "enableDnsSupport"): Also => ({
  service: "ec2",
  operation: "ModifyVpcAttribute",
  inputs: ({ [name]: value }) => ({ vpcId: VPC, [name]: { value } }),
});

const doors = (operation: string, side: "ingress" | "egress"): Also => ({
  service: "ec2",
  operation,
  inputs: ({ [side]: rules }) =>
    rules ? { groupId: GROUP, ipPermissions: (rules as Inputs[]).map(permission) } : undefined,
});
const permission = ({ protocol, cidrBlocks = [], securityGroups = [], ...ports }: Inputs): Inputs => ({
  ...{ ipProtocol: protocol, ...ports, ipRanges: (cidrBlocks as string[]).map((cidrIp) => ({ cidrIp })) },
  userIdGroupPairs: (securityGroups as string[]).map((groupId) => ({ groupId })),
});

/** Servers of our own, and the network that they are in. */
export const servers: Readonly<Record<string, Mapped>> = {
  "ec2/internetGateway:InternetGateway": {
    ...{ service: "ec2", operation: "CreateInternetGateway", renamed: { vpcId: null } },
    also: [
      {
        service: "ec2",
        operation: "AttachInternetGateway",
        inputs: ({ vpcId }) => ({ vpcId, internetGatewayId: "igw-0123456789abcdef0" }),
      },
    ],
  },
  "ec2/routeTable:RouteTable": {
    ...{ service: "ec2", operation: "CreateRouteTable", renamed: { routes: null } },
    also: [
      {
        service: "ec2",
        operation: "CreateRoute",
        inputs: ({ routes }) => {
          const [{ cidrBlock, ...route } = {}] = routes as Inputs[];
          return { routeTableId: ROUTES, destinationCidrBlock: cidrBlock, ...route };
        },
      },
    ],
  },
  "ec2/routeTableAssociation:RouteTableAssociation": { service: "ec2", operation: "AssociateRouteTable" },
  "ec2/securityGroup:SecurityGroup": {
    ...{ service: "ec2", operation: "CreateSecurityGroup", renamed: { ingress: null, egress: null } },
    reshaped: ({ name, ...rest }, called) => ({ groupName: name ?? called, ...rest }),
    also: [doors("AuthorizeSecurityGroupIngress", "ingress"), doors("AuthorizeSecurityGroupEgress", "egress")],
  },
  "ec2/subnet:Subnet": { service: "ec2", operation: "CreateSubnet" },
  "ec2/vpc:Vpc": {
    service: "ec2",
    operation: "CreateVpc",
    renamed: { enableDnsHostnames: null, enableDnsSupport: null },
    also: [attribute("enableDnsHostnames"), attribute("enableDnsSupport")],
  },
  "ec2/vpcEndpoint:VpcEndpoint": { service: "ec2", operation: "CreateVpcEndpoint" },
  "ecs/cluster:Cluster": { service: "ecs", operation: "CreateCluster", renamed: { name: "clusterName" } },
  "ecs/service:Service": {
    service: "ecs",
    operation: "CreateService",
    renamed: { name: "serviceName" },
    reshaped: ({
      deploymentMinimumHealthyPercent: minimumHealthyPercent,
      deploymentMaximumPercent: maximumPercent,
      deploymentCircuitBreaker,
      networkConfiguration,
      ...rest
    }) => {
      const { assignPublicIp, ...network } = networkConfiguration as Inputs;
      const awsvpcConfiguration = { ...network, assignPublicIp: assignPublicIp ? "ENABLED" : "DISABLED" };
      return {
        ...rest,
        networkConfiguration: { awsvpcConfiguration },
        deploymentConfiguration: { minimumHealthyPercent, maximumPercent, deploymentCircuitBreaker },
      };
    },
  },
  "ecs/taskDefinition:TaskDefinition": {
    service: "ecs",
    operation: "RegisterTaskDefinition",
    reshaped: ({ containerDefinitions, ...rest }) => ({
      ...rest,
      containerDefinitions: JSON.parse(String(containerDefinitions)) as unknown,
    }),
  },
  "servicediscovery/privateDnsNamespace:PrivateDnsNamespace": {
    ...{ service: "servicediscovery", operation: "CreatePrivateDnsNamespace" },
  },
  "servicediscovery/service:Service": {
    ...{ service: "servicediscovery", operation: "CreateService", renamed: { forceDestroy: null } },
  },
  "ssm/parameter:Parameter": { service: "ssm", operation: "PutParameter" },
};
