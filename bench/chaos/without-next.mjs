import { register } from "node:module";

// Next resolves "server-only" by itself; a bare Node has to be told that it is empty here.
const hook = `export const resolve = (name, context, next) => (name === "server-only" ? { url: "data:text/javascript,export{}", shortCircuit: true } : next(name, context));`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
