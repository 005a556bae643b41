import { latestBooksCheck, runBooksCheck } from "@/server/modules/books-check";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const booksCheckRouter = router({
  latest: queryProcedure(latestBooksCheck),
  run: commandProcedure(runBooksCheck),
});
