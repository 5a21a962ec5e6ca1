import { keyStoreContract } from "@bellyfed/testing/contract/key-store.contract";
import { memoryKeyStore } from "./key-store.ts";

keyStoreContract("subjects' keys in memory", async () => memoryKeyStore());
