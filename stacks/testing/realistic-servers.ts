import { createHash } from "node:crypto";
import { type Answers, type Asked, arn, letters, named, nameOf } from "./realistic-names.ts";

/** Characters of an id of EC2's. */
const EC2_ID = 17;
const ofEc2 = (prefix: string) => (asked: Asked) => ({
  id: `${prefix}-${createHash("sha256").update(asked.name).digest("hex").slice(0, EC2_ID)}`,
});

/** Of servers of our own and their network. */
export const answeringServers: Answers = {
  "ec2/internetGateway:InternetGateway": ofEc2("igw"),
  "ec2/routeTable:RouteTable": ofEc2("rtb"),
  "ec2/securityGroup:SecurityGroup": ofEc2("sg"),
  "ec2/subnet:Subnet": ofEc2("subnet"),
  "ec2/vpc:Vpc": ofEc2("vpc"),
  "ecs/cluster:Cluster": named("ecs", "cluster/"),
  "ecs/service:Service": named("ecs", "service/"),
  "ecs/taskDefinition:TaskDefinition": (asked) => ({
    id: String(asked.inputs.family),
    arn: arn(asked, "ecs", `task-definition/${asked.inputs.family}:1`),
  }),
  "servicediscovery/privateDnsNamespace:PrivateDnsNamespace": (asked) => ({ id: `ns-${letters(asked, 16)}` }),
  "servicediscovery/service:Service": (asked) => {
    const id = `srv-${letters(asked, 16)}`;
    return { id, arn: arn(asked, "servicediscovery", `service/${id}`) };
  },
  "ssm/parameter:Parameter": (asked) => ({ id: nameOf(asked), arn: arn(asked, "ssm", `parameter${nameOf(asked)}`) }),
};
