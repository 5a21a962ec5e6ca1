import { searchIndexContract } from "@bellyfed/testing/contract/search-index.contract";
import { memoryIndex } from "./memory.ts";
import { sqliteIndex } from "./sqlite.ts";

searchIndexContract("the index in SQLite", () => sqliteIndex(":memory:"), memoryIndex);
