import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { rich } from "./rich.tsx";

const link = (words: string) => <a href="/rows">{words}</a>;

test("marked words are drawn by their part, the rest stays words", () => {
  expect(renderToStaticMarkup(<p>{rich("<n>147</n> people in <m>5</m> missions.", { n: link, m: link })}</p>)).toBe(
    '<p><a href="/rows">147</a> people in <a href="/rows">5</a> missions.</p>',
  );
});

test("a mark without a part shows its words, and what looks like markup in a value stays text", () => {
  expect(renderToStaticMarkup(<p>{rich("<n>1</n> of <script>", {})}</p>)).toBe("<p>1 of &lt;script&gt;</p>");
});
