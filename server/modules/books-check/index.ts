export { runBooksCheck } from "./commands/run-books-check";
export { CHECK_NAMES, checkBooks, type BooksCheck, type CheckOutcome, type Finding } from "./queries/check-books";
export { getBooksCheck } from "./queries/get-books-check";
export { latestBooksCheck } from "./queries/latest-books-check";
