import { foldCommits, begin } from "@bellyfed/core/stream";
import { restaurantType } from "@bellyfed/features/restaurants/commands";
import { indexEvents } from "@bellyfed/core/event";
import { getInMemoryEventStore } from "@event-driven-io/emmett";
import { eventAt, history } from "./history.ts";
const commits = history("x", 100).map(c=>JSON.parse(JSON.stringify(c)));
const theirs = getInMemoryEventStore();
await theirs.appendToStream("x", Array.from({length:100},(_, i)=>{const e=eventAt("x",i+1); return {...e, data: e.payload}}) as any);
const {decider}=restaurantType;
const defs = indexEvents(restaurantType.events);
function fast(cs:any[]) {
  let state:any = decider.initial, version=0, createdAt="", updatedAt="";
  for (const c of cs) {
    const at=c.timestamp;
    for (const s of c.events) {
      const d = defs.get(s.type)!;
      const payload = d.version === s.version ? s.payload : d.upcast(s.payload, s.version);
      state = decider.evolve(state, {type: s.type, payload} as any, at);
    }
    version = c.sequence + c.events.length - 1; createdAt ||= at; updatedAt = at;
  }
  const memory = cs.slice(-16).map(c=>[c.commandId.slice(0,16), c.bodyHash.slice(0,16)]);
  return {state, version, createdAt, updatedAt, memory, loaded: cs.length};
}
function pure(cs:any[]) { let s:any=decider.initial; for(const c of cs) for (const e of c.events) s=decider.evolve(s,e,c.timestamp); return s; }
const opts = {evolve:(s:any,e:any)=>decider.evolve(s,e,"2026"), initialState:()=>decider.initial as any};
for (let r=0;r<6;r++){
 const out:any={};
 const bench=async(n:string,f:()=>any)=>{const t=performance.now(); for(let i=0;i<5000;i++){ const x=f(); if (x instanceof Promise) await x;} out[n]=((performance.now()-t)/5000*1000).toFixed(1)};
 await bench("cur",()=>foldCommits(restaurantType,{snapshot:undefined,commits}));
 await bench("fast",()=>fast(commits));
 await bench("pure",()=>pure(commits));
 await bench("emmett",()=>theirs.aggregateStream("x",opts));
 console.log(out);
}
