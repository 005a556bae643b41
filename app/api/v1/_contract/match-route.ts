import type { Method, Operation } from "./operation";

interface Branch {
  readonly fixed: Map<string, Branch>;
  parameter: Branch | null;
  readonly here: Map<Method, Match>;
}

interface Match {
  readonly operation: Operation;
  /** Names of the braces in the path, in their order. */
  readonly names: readonly string[];
}

const branch = (): Branch => ({ fixed: new Map(), parameter: null, here: new Map() });

export type Found =
  | { readonly operation: Operation; readonly params: Readonly<Record<string, string>> }
  /** The path exists, but not with this method. */
  | { readonly allow: readonly Method[] };

/** Finds the operation of a path such as `/orders/…/confirm` by walking its steps: fixed words before parameters. */
export function routesOf(operations: readonly Operation[]): (method: string, path: string) => Found | null {
  const root = branch();
  for (const operation of operations) {
    let at = root;
    const names: string[] = [];
    for (const step of operation.path.slice(1).split("/")) {
      if (step.startsWith("{")) {
        names.push(step.slice(1, -1));
        at = at.parameter ??= branch();
      } else {
        const next = at.fixed.get(step) ?? branch();
        at.fixed.set(step, next);
        at = next;
      }
    }
    if (at.here.has(operation.method)) throw new Error(`two operations answer ${operation.method} ${operation.path}`);
    at.here.set(operation.method, { operation, names });
  }
  return (method, path) => {
    const values: string[] = [];
    let at: Branch | null = root;
    for (const step of path.slice(1).split("/")) {
      const fixed: Branch | undefined = at.fixed.get(step);
      if (!fixed) values.push(step);
      at = fixed ?? at.parameter;
      if (!at) return null;
    }
    const match = at.here.get(method as Method);
    if (!match) return at.here.size > 0 ? { allow: [...at.here.keys()] } : null;
    const params: Record<string, string> = {};
    for (const [index, name] of match.names.entries()) params[name] = decodeStep(values[index] ?? "");
    return { operation: match.operation, params };
  };
}

function decodeStep(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
