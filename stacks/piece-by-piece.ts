import type { Stage } from "./stage.ts";
import { madeOf } from "./wiring.ts";

/** The jobs that are started by hand or after a deployment, by the names of their functions. */
export const jobs = (stage: Stage, functions: ReadonlyMap<string, sst.aws.Function>) => ({
  rebuild: pieceByPiece(stage, "Rebuild", madeOf(functions, "rebuild")).arn,
  seal: pieceByPiece(stage, "Seal", madeOf(functions, "seal")).arn,
});

const RETRY = { ErrorEquals: ["States.ALL"], IntervalSeconds: 5, BackoffRate: 2, MaxDelaySeconds: 60, MaxAttempts: 20 };
/** Adds what is to be done to what the execution was started with: `{ "renew": true }`, `{ "switch": false }`, `{ "anew": true }`. */
const WITH_INPUT = `States.JsonMerge($, States.StringToJson('{"do":"begin"}'), false)`;

/** A job that takes longer than a function may: has it begun, and proceeded with piece by piece until the function says that it is done. */
function pieceByPiece(stage: Stage, name: "Rebuild" | "Seal", worker: sst.aws.Function) {
  const role = new aws.iam.Role(`${name}WorkflowRole`, {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "states.amazonaws.com" }),
    inlinePolicies: [
      {
        name: "inline",
        policy: aws.iam.getPolicyDocumentOutput({
          statements: [{ effect: "Allow", actions: ["lambda:InvokeFunction"], resources: [worker.arn] }],
        }).json,
      },
    ],
  });
  return new aws.sfn.StateMachine(`${name}Workflow`, {
    name: `${$app.name}-${stage.name}-${name.toLowerCase()}`,
    roleArn: role.arn,
    definition: worker.arn.apply((arn) => JSON.stringify(definition(arn))),
  });
}

function definition(FunctionName: string) {
  const ask = (payload: object) => ({
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Parameters: { FunctionName, ...payload },
    OutputPath: "$.Payload",
    Retry: [RETRY],
    Next: "IsItDone",
  });
  return {
    StartAt: "Begin",
    States: {
      Begin: ask({ "Payload.$": WITH_INPUT }),
      IsItDone: {
        Type: "Choice",
        Choices: [
          { Variable: "$.done", BooleanEquals: true, Next: "Done" },
          { Variable: "$.wait_seconds", NumericGreaterThan: 0, Next: "Wait" },
        ],
        Default: "Proceed",
      },
      Wait: { Type: "Wait", SecondsPath: "$.wait_seconds", Next: "Proceed" },
      Proceed: ask({ Payload: { do: "proceed" } }),
      Done: { Type: "Succeed" },
    },
  };
}
