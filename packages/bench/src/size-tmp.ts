import { withEngine } from "./harness/engine.ts";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { liveInBoth } from "./life.ts";
import { castoreRestaurants } from "./peers/castore.ts";
import { sha256 } from "@bellyfed/core/id";
import { load as loadStream } from "@bellyfed/core/execute";
import { restaurantType } from "@bellyfed/features/restaurants/commands";
import { timed } from "./harness/rounds.ts";
const size=(item:any)=>{const v=(x:any):number=>x.S!==undefined?Buffer.byteLength(x.S):x.N!==undefined?Math.ceil(x.N.length/2)+1:x.M?3+Object.entries(x.M).reduce((a,[k,y])=>a+k.length+v(y)+1,0):x.L?3+x.L.reduce((a:number,y:any)=>a+v(y)+1,0):1; return Object.entries(item).reduce((a,[k,x])=>a+k.length+v(x),0)};
await withEngine(async ({client})=>{
  const ids = Array.from({length:8},(_, i)=>sha256("x"+i).slice(0,26));
  const store = dynamoEventStore({client, table:"bellyfed-events", onCapacity:(o,u)=>{ last=o+" "+u; }});
  let last="";
  const castore = castoreRestaurants(client);
  await Promise.all(ids.map(id=>liveInBoth(store, castore, id, 100)));
  const a = await client.send(new QueryCommand({TableName:"bellyfed-events",KeyConditionExpression:"pk=:p",ExpressionAttributeValues:{":p":{S:"RESTAURANT#"+ids[0]}},ScanIndexForward:false,Limit:12}));
  console.log(a.Items!.map(i=>i.sk.S+" "+size(i)).join(", "));
  const c = await client.send(new QueryCommand({TableName:"castore-events",KeyConditionExpression:"aggregateId=:p",ExpressionAttributeValues:{":p":{S:"RESTAURANT#"+ids[0]}},ConsistentRead:true,ReturnConsumedCapacity:"TOTAL"}));
  console.log(c.Items!.length, size(c.Items![50]), c.ConsumedCapacity);
  await store.load("RESTAURANT#"+ids[0],1); console.log(last);
  const st2 = dynamoEventStore({client, table:"bellyfed-events"});
  for (const w of [1,4,16]) for (let r=0;r<4;r++){
   const o = await timed(400,w,(i)=>loadStream(st2, restaurantType, "RESTAURANT#"+ids[i%8]));
   const q = await timed(100,w,(i)=>castore.getExistingAggregate(ids[i%8]));
   console.log(w, Math.round(1/o), Math.round(1/q), (q/o).toFixed(2));
  }
});
