import { chatKeysContract } from "@bellyfed/testing/contract/chat-keys.contract";
import { memoryChatKeys } from "./chat-keys.ts";

chatKeysContract("chats' keys in memory", async () => memoryChatKeys());
