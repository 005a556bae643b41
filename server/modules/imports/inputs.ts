import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { LANGUAGES } from "@/server/kernel/languages";
import { IMPORT_KINDS } from "./rules/import-fields";
import { ENCODINGS } from "./rules/decode-text";

const importRunId = idOf("import_run");
const fileId = idOf("file");
const name = z.string().max(300);
const texts = z.record(name, z.string().max(500));

export const createRunInput = z.object({
  kind: z.enum(IMPORT_KINDS),
  fileId,
  /** Orders: their lines, when those stand in a file of their own. */
  linesFileId: fileId.nullish(),
});

export const configureRunInput = z.object({
  importRunId,
  /** Instead of the one that was found. */
  encoding: z.enum(ENCODINGS).nullish(),
  /** Column of the file → field; columns of the second file are named `lines/…`. */
  mapping: z.record(name, name).optional(),
  /** Field → value in the file → value here. */
  valueMatches: z.record(name, texts).optional(),
  /** Field → value where the file has none. */
  defaults: texts.optional(),
  dateOrder: z.enum(["ymd", "dmy", "mdy"]).optional(),
  decimalMark: z.enum([".", ","]).optional(),
  shares: z.enum(["fraction", "percent"]).optional(),
  /** Items without a cost get this percentage of their list price. */
  costPercentOfPrice: z.string().regex(/^\d{1,3}(\.\d{1,4})?$/, { error: "input.percent" }).nullish(),
});

export const correctRowsInput = z.object({
  importRunId,
  /** Line of the file (`lines/3` in the file of the lines) → column → what is to be read instead. */
  cells: z.record(z.string().regex(/^(lines\/)?\d{1,7}$/), z.record(name, z.string().max(2_000))).refine((cells) => Object.keys(cells).length <= 1_000),
});

export const templateFileInput = z.object({ kind: z.enum(IMPORT_KINDS), language: z.enum(LANGUAGES) });
export const runInput = z.object({ importRunId });
export const listRunsInput = z.object({ cursor: z.string().max(500).nullish(), limit: z.number().int().min(1).max(100).default(30) });
export const listFaultyRowsInput = z.object({
  importRunId,
  /** Only rows with this fault, in this column of the file. */
  code: z.string().max(100).optional(),
  column: z.string().max(300).optional(),
  after: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(50),
});
export const listKeptRowsInput = z.object({ importRunId, after: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(50) });
