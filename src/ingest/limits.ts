/** How large a delivery may be: a file beyond these is refused before it is decoded. */

/** Bytes in a file: about two million rows. */
export const largestFile = 64 * 1024 * 1024;

/** Bytes in one line. A row of a delivery is under 200. */
export const longestLine = 64 * 1024;

/** Characters in a cell with line breaks; longer, and a quote has swallowed rows. */
export const longestCell = 2000;

/** Columns that a row may have. */
export const mostColumns = 256;

/** Rows with broken quotes in one file; beyond, the file's quoting as a whole cannot be trusted. */
export const mostBrokenRows = 1000;

/** Lines at the top among which the header is looked for. */
export const headLines = 100;

/** The largest count of persons or cases: eight digits. */
export const largestCount = 99_999_999;

/** The largest amount or number: ten digits, so that eleven can never pass for one. */
export const largestNumber = 9_999_999_999;

/** Years that a year column may lie ahead of the newest period: budgets speak of years to come. */
export const yearsAhead = 10;
