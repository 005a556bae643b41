// Lint rules of this project: what ARCHITECTURE.md demands and a machine can see in one file.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const writing = new Set(["insert", "update", "delete"]);
const handles = new Set(["db", "tx"]);

/** `db`, `tx`, `scope.db`, `something.tx`: a handle on the database. */
function isDatabaseHandle(node) {
  if (node.type === "Identifier") return handles.has(node.name);
  return node.type === "MemberExpression" && !node.computed && handles.has(node.property.name);
}

/** How a file of commands/ declares `name`: "defined", "identity" (a function of the shared tables), "bare" or "type". */
function declarationOf(source, name) {
  if (new RegExp(`export (type|interface) ${name}\\b`).test(source)) return "type";
  if (new RegExp(`export const ${name}(: [^=]+)? = define(Command|Step|IdentityCommand)\\b`).test(source)) return "defined";
  if (new RegExp(`export (async )?function ${name}\\(\\s*scope: IdentityScope\\b`).test(source)) return "identity";
  return "bare";
}

const rules = {
  "write-in-store": {
    meta: { type: "problem", schema: [], messages: { elsewhere: "Rows are written in a module's store.ts or in server/platform. Move this {{verb}} there and call it." } },
    create(context) {
      return {
        CallExpression(node) {
          const { callee } = node;
          if (callee.type !== "MemberExpression" || callee.computed || !writing.has(callee.property.name) || !isDatabaseHandle(callee.object)) return;
          context.report({ node: callee.property, messageId: "elsewhere", data: { verb: callee.property.name } });
        },
      };
    },
  },

  "command-through-definition": {
    meta: {
      type: "problem",
      schema: [],
      messages: {
        bare: "{{name}} leaves the module without defineCommand or defineStep, which bring permission, audit and outbox. Only functions of an IdentityScope stand outside.",
        everything: "Name what leaves the module: export { confirmOrder } from …",
      },
    },
    create(context) {
      const fromCommands = (node) => typeof node.source?.value === "string" && node.source.value.startsWith("./commands/");
      return {
        ExportAllDeclaration(node) {
          if (fromCommands(node)) context.report({ node, messageId: "everything" });
        },
        ExportNamedDeclaration(node) {
          if (!fromCommands(node) || node.exportKind === "type") return;
          const source = readFileSync(join(dirname(context.filename), `${node.source.value}.ts`), "utf8");
          for (const specifier of node.specifiers) {
            if (specifier.exportKind === "type" || declarationOf(source, specifier.local.name) !== "bare") continue;
            context.report({ node: specifier, messageId: "bare", data: { name: specifier.local.name } });
          }
        },
      };
    },
  },

  "clock-passed-in": {
    meta: { type: "problem", schema: [], messages: { now: "Time is passed in: use scope.now, or take the moment or the business date as an argument." } },
    create(context) {
      return {
        NewExpression(node) {
          if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0) context.report({ node, messageId: "now" });
        },
        CallExpression(node) {
          const { callee } = node;
          const isNow = callee.type === "MemberExpression" && callee.object.type === "Identifier" && callee.object.name === "Date" && callee.property.name === "now";
          if (isNow) context.report({ node, messageId: "now" });
        },
      };
    },
  },

  "no-raw-sql-text": {
    meta: { type: "problem", schema: [], messages: { raw: "SQL is written as a tagged template with parameters; .{{name}}() lets values become code." } },
    create(context) {
      return {
        CallExpression(node) {
          const { callee } = node;
          if (callee.type !== "MemberExpression" || callee.computed || callee.object.type !== "Identifier" || callee.object.name !== "sql") return;
          if (callee.property.name === "raw" || callee.property.name === "unsafe") context.report({ node: callee.property, messageId: "raw", data: { name: callee.property.name } });
        },
      };
    },
  },

  "no-left-out-test": {
    meta: { type: "problem", schema: [], messages: { leftOut: "`{{name}}` leaves tests out. Fix the test, or delete it and say why." } },
    create(context) {
      const frames = new Set(["describe", "it", "test", "suite"]);
      const leaves = new Set(["only", "skip", "todo", "fixme", "fails", "skipIf", "runIf"]);
      const rootOf = (node) => (node.type === "MemberExpression" ? rootOf(node.object) : node.type === "CallExpression" ? rootOf(node.callee) : node);
      return {
        MemberExpression(node) {
          if (node.computed || !leaves.has(node.property.name)) return;
          const root = rootOf(node.object);
          if (root.type === "Identifier" && frames.has(root.name)) context.report({ node, messageId: "leftOut", data: { name: `${root.name}.${node.property.name}` } });
        },
        "CallExpression > Identifier.callee": (node) => {
          if (/^(x|f)(it|describe|test)$/.test(node.name)) context.report({ node, messageId: "leftOut", data: { name: node.name } });
        },
      };
    },
  },
};

export default { meta: { name: "naru" }, rules };
