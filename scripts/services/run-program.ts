import { spawn, type SpawnOptions } from "node:child_process";

export interface ProgramResult {
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a program to its end and collects what it printed.
 * A program that cannot be started at all answers code 127 with the reason in `stderr`.
 */
export function runProgram(file: string, args: string[], options: SpawnOptions = {}): Promise<ProgramResult> {
  return new Promise((settle) => {
    const child = spawn(file, args, { windowsHide: true, ...options, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
    child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
    child.once("error", (error) => settle({ code: 127, stdout, stderr: `${stderr}${error.message}` }));
    // "exit", not "close": a server left running by the program keeps the pipes open.
    child.once("exit", (code) => setImmediate(() => settle({ code: code ?? 1, stdout, stderr })));
  });
}
