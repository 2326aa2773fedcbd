/** Code and messages point into the documents by anchor; a pointer that leads nowhere is a broken promise to the reader. */
import { expect, test } from "vitest";
import { files, readText } from "./sources.ts";

/** Pages with an anchor or a heading of that name; `<page>#<anchor>`. */
const anchors = new Set(
  files
    .filter((path) => path.startsWith("docs/") && path.endsWith(".md"))
    .flatMap((path) => [...readText(path).matchAll(/<a id="([a-z0-9-]+)">/g)].map(([, anchor]) => `${path}#${anchor}`)),
);

test("every paragraph of the documents that code points to is there", () => {
  const lost = files
    .filter((path) => /\.(ts|tsx|sql|json)$/.test(path) && !path.endsWith(".test.ts"))
    .flatMap((path) =>
      [...readText(path).matchAll(/docs\/[a-z/-]+\.md#[a-z0-9-]+/g)]
        .filter(([pointer]) => !anchors.has(pointer))
        .map(([pointer]) => `${path} → ${pointer}`),
    );
  expect(lost).toEqual([]);
});
