import { isPortFree, nextFreePort } from "../services/free-port";
import { Refusal, say } from "./say";

/** The port to serve on: PORT exactly, else 3000, else the next free one, with a word about it. */
export async function choosePort(): Promise<number> {
  const wanted = process.env["PORT"];
  if (wanted) {
    const port = Number(wanted);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`PORT is "${wanted}"; it must be a number from 1 to 65535.`);
    if (!(await isPortFree(port))) throw new Refusal(`Port ${port} is in use. Stop the program that uses it, or set PORT to another one.`);
    return port;
  }
  if (await isPortFree(3000)) return 3000;
  const port = await nextFreePort(3001);
  say(`  Port 3000 is in use, so Naru takes ${port}. Set PORT to choose one.`);
  return port;
}
