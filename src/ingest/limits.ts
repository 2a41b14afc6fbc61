/** How large a delivery may be: a file beyond these is refused before it is decoded. */

/** Bytes in a file whose rows are kept one by one: a workbook, JSON-stat, Parquet, a sender's own sheet. */
export const largestFile = 64 * 1024 * 1024;

/** Bytes in a text file of a kind's own columns, whose rows are kept by column: about ten million rows. */
export const largestText = 256 * 1024 * 1024;

/** Bytes in one line. A row of a delivery is under 200. */
export const longestLine = 64 * 1024;

/** Characters in a cell with line breaks; longer, and a quote has swallowed rows. */
export const longestCell = 2000;

/** Columns that a row may have; what stands beyond is one cell more. */
export const mostColumns = 256;

/** Rows with broken quotes in one file; beyond, the file's quoting as a whole cannot be trusted. */
export const mostBrokenRows = 1000;

/** Rows of one file that may be rejected, each kept with its reasons; beyond, something is wrong with the file as a whole. */
export const mostRejected = 500_000;

/** Lines at the top among which the header is looked for. */
export const headLines = 100;

/** The largest count of persons or cases: eight digits. */
export const largestCount = 99_999_999;

/** The largest amount or number: ten digits, so that eleven can never pass for one. */
export const largestNumber = 9_999_999_999;

/** Years that a year column may lie ahead of the newest period: budgets speak of years to come. */
export const yearsAhead = 10;

/** Parts of a workbook; one has a few for each sheet, and one for each picture. */
export const mostParts = 2000;

/** Bytes of a workbook's parts once unpacked, all that are read together. */
export const largestUnpacked = 192 * 1024 * 1024;

/** Times that a part may grow when unpacked: sheets of like rows grow fifty times, what is made to harm a thousand times. */
export const mostGrowth = 200;

/** Bytes of a part that may be unpacked however much it grows. */
export const smallPart = 1024 * 1024;

/** Cells of one table that hold anything. */
export const mostCells = 8_000_000;
