/** What the pages of imports use of its rules: the columns of each kind of sheet with their headings, and whether a file brings anything. */
export { FIELDS, type Field } from "./fields.ts";
export { isNothingNew } from "./nothing.ts";
