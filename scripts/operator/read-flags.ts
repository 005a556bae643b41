import { Refusal } from "../demo/say";

/**
 * Reads `--name value` pairs and bare switches.
 * @throws Refusal for anything else, with the command's usage
 */
export function readFlags(args: string[], known: { values: string[]; switches: string[] }, usage: string): { values: Record<string, string>; switches: Set<string> } {
  const values: Record<string, string> = {};
  const switches = new Set<string>();
  for (let index = 0; index < args.length; index += 1) {
    const [flag = "", attached] = (args[index] ?? "").split(/=(.*)/s);
    const name = flag.replace(/^--/, "");
    if (flag.startsWith("--") && known.switches.includes(name)) switches.add(name);
    else if (flag.startsWith("--") && known.values.includes(name)) {
      const value = attached ?? args[(index += 1)];
      if (value === undefined) throw new Refusal(`${flag} needs a value.\n\n${usage}`);
      values[name] = value;
    } else throw new Refusal(`${args[index] ?? ""} is not known.\n\n${usage}`);
  }
  return { values, switches };
}
