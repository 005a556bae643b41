import { z } from "zod";
import { defineQuery } from "@/server/platform/command";
import { checkBooks } from "./check-books";

/** Checks the books now and answers; unlike `runBooksCheck` nothing is kept, so it is a question and no command. */
export const getBooksCheck = defineQuery({
  name: "books-check.get-books-check",
  permission: "books_check.view",
  input: z.object({}),
  run: (scope) => checkBooks(scope),
});
