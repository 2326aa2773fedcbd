/** What the pages of imports use of its rules: the columns of each kind of sheet, with their headings in four languages. */
export { FIELDS, type Field } from "./fields.ts";
