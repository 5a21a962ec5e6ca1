import { chatModelContract } from "@bellyfed/testing/contract/chat-model.contract";
import { chatModelEndsContract } from "@bellyfed/testing/contract/chat-model-ends.contract";
import { chatModelFaultsContract } from "@bellyfed/testing/contract/chat-model-faults.contract";
import type { OpenModel } from "@bellyfed/testing/guide/asked-model";
import { openAiCompatible } from "./openai-compatible.ts";

const open: OpenModel = (server) => openAiCompatible({ ...server, model: "model-of-a-script" });

const name = "a model that speaks OpenAI's chat completions";

chatModelContract(name, open);
chatModelFaultsContract(name, open);
chatModelEndsContract(name, open);
