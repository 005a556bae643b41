import { createTranslator } from "use-intl/core";
import texts from "@/messages/en/errors.json";
import { NaruError, type ErrorParams } from "@/server/kernel/errors";

/** An error of the business in words, each fault on a line of its own with the flag that it is about (`flags: false`: without). */
export function explainError(error: NaruError, options: { flags?: boolean } = {}): string {
  const catalogue: Record<string, string> = texts;
  const say = (code: string, params: ErrorParams): string => {
    const text = catalogue[code];
    if (!text) return code;
    return createTranslator({ locale: "en", messages: { text } })("text", { ...params });
  };
  if (error.faults.length === 0) return say(error.code, error.params);
  if (options.flags === false) return [say(error.code, error.params), ...error.faults.map((fault) => `  ${say(fault.code, fault.params)}`)].join("\n");
  const flag = (path: string) => `--${path.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return error.faults.map((fault) => `${flag(fault.path)}: ${say(fault.code, fault.params)}`).join("\n");
}
