import type { Mapped } from "./mapped.ts";
import type { Inputs } from "./reshaped.ts";
import type { Renamed } from "./translate.ts";

const ofApi = (operation: string, renamed: Renamed = {}): Mapped => ({
  service: "apigateway",
  operation,
  renamed: { restApi: "restApiId", deployment: "deploymentId", ...renamed },
});

const withAccessLog = (mapped: Mapped): Mapped => ({
  ...mapped,
  also: [
    {
      service: "apigateway",
      operation: "AccessLogSettings",
      inputs: ({ accessLogSettings: settings }) => settings as Inputs | undefined,
    },
  ],
});

/** The API. */
export const gateway: Readonly<Record<string, Mapped>> = {
  "apigateway/account:Account": ofApi("Account"),
  "apigateway/apiKey:ApiKey": ofApi("CreateApiKey"),
  "apigateway/basePathMapping:BasePathMapping": ofApi("CreateBasePathMapping", { stageName: "stage" }),
  "apigateway/deployment:Deployment": ofApi("CreateDeployment", { triggers: null }),
  "apigateway/domainName:DomainName": ofApi("CreateDomainName"),
  "apigateway/integration:Integration": ofApi("PutIntegration", { timeoutMilliseconds: "timeoutInMillis" }),
  "apigateway/integrationResponse:IntegrationResponse": ofApi("PutIntegrationResponse"),
  "apigateway/method:Method": ofApi("PutMethod", { authorization: "authorizationType" }),
  "apigateway/methodResponse:MethodResponse": ofApi("PutMethodResponse"),
  "apigateway/methodSettings:MethodSettings": {
    ...ofApi("MethodSetting"),
    reshaped: ({ settings }) => settings as Inputs,
  },
  "apigateway/model:Model": ofApi("CreateModel"),
  "apigateway/requestValidator:RequestValidator": ofApi("CreateRequestValidator"),
  "apigateway/resource:Resource": ofApi("CreateResource"),
  "apigateway/response:Response": ofApi("PutGatewayResponse"),
  "apigateway/restApi:RestApi": ofApi("CreateRestApi"),
  "apigateway/stage:Stage": withAccessLog(
    ofApi("CreateStage", { xrayTracingEnabled: "tracingEnabled", accessLogSettings: null }),
  ),
  "apigateway/usagePlan:UsagePlan": ofApi("CreateUsagePlan", {
    throttleSettings: "throttle",
    quotaSettings: "quota",
  }),
  "apigateway/usagePlanKey:UsagePlanKey": ofApi("CreateUsagePlanKey"),
};
