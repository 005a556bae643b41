import type { z } from "zod";
import { fault, type ErrorParams, type Fault } from "@/server/kernel/errors";

const CODE = /^[a-z_]+\.[a-z0-9_]+$/;

/** Every fault of a failed parse, with codes of the error catalogue. */
export function zodFaults(error: z.ZodError): Fault[] {
  return error.issues.map((issue) => fault(issue.path.map(String).join("."), codeOf(issue), paramsOf(issue)));
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (CODE.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      // What nobody filled in arrives as nothing, null or, from a field of numbers, NaN; zod tells it in its message alone.
      return /received (undefined|null|NaN)$/.test(issue.message) ? "input.required" : "input.type";
    case "too_small":
      return issue.origin === "string" ? "input.required" : issue.origin === "array" ? "input.too_few" : "input.too_small";
    case "too_big":
      return issue.origin === "string" ? "input.too_long" : issue.origin === "array" ? "input.too_many" : "input.too_big";
    case "invalid_format":
      return issue.format === "email" ? "input.email" : issue.format === "uuid" ? "input.id" : "input.format";
    case "invalid_value":
      return "input.choice";
    case "unrecognized_keys":
      return "input.unknown_field";
    default:
      return "input.invalid_value";
  }
}

function paramsOf(issue: z.core.$ZodIssue): ErrorParams {
  if (issue.code === "too_small") return { minimum: Number(issue.minimum) };
  if (issue.code === "too_big") return { maximum: Number(issue.maximum) };
  // Programs are told what there is to choose from; a screen offers it anyway.
  if (issue.code === "invalid_value") return { options: issue.values.slice(0, 50).map(String).join(", ") };
  return {};
}
