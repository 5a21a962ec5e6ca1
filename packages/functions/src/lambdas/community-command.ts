import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { communityCommand } from "../compose/community-command.ts";
import type { Env } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { writing } from "../writing.ts";

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const { signals, ports, answering } = writing("community-command", env);
  return answering(communityCommand(ports, signals));
}

export const handler = entry(compose);
