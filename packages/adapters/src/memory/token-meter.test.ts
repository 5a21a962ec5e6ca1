import { tokenMeterContract } from "@bellyfed/testing/contract/token-meter.contract";
import { memoryTokenMeter } from "./token-meter.ts";

tokenMeterContract("the meter of tokens in memory", async () => memoryTokenMeter());
