/** Takes what a list shows out as a workbook or a text table, with title, filters, day, moment, author and time. */
import type { Book } from "@contingent/server/platform/sheet";
import { Button, Menu } from "@mantine/core";
import { useReading } from "../address/moment.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useSession } from "../session/session.ts";
import { sheetOfTable } from "./export-book.ts";
import type { Column } from "./table.ts";
import { uiText } from "./text.ts";

interface ExportMenuProps<Row> {
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly about: readonly (readonly [string, string])[];
}

export function ExportMenu<Row>({ title, columns, rows, about }: ExportMenuProps<Row>) {
  const say = useText(uiText);
  const facts = useExportFacts(title, about);
  const { asOf, knownAt } = useReading();
  const { day, moment } = useSayings();
  const { account } = useSession();
  const book = (): Book => ({
    title,
    sheets: [sheetOfTable(title, columns, rows)],
    about: facts(),
    aboutTitle: say("about"),
    head: `${say("asOf")}: ${day(asOf)}`,
    foot: `${say("knownAt")}: ${knownAt === undefined ? say("now") : moment(knownAt)} · ${account?.name ?? ""}`,
    pages: say("pages", { page: "{{page}}", pages: "{{pages}}" }),
  });
  const name = `${title} ${asOf}`;
  // The writers are fetched when they are first used.
  const writers = () => import("./export.ts");
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" aria-label={`${say("export")}: ${title}`}>
          {say("export")} ▾
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void writers().then(({ saveWorkbook }) => saveWorkbook(book(), name))}>
          {say("exportXlsx")}
        </Menu.Item>
        <Menu.Item onClick={() => void writers().then(({ saveText }) => saveText(book(), name))}>
          {say("exportCsv")}
        </Menu.Item>
        <Menu.Item onClick={() => print()}>{say("print")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What every export says about itself. */
function useExportFacts(title: string, about: readonly (readonly [string, string])[]) {
  const say = useText(uiText);
  const sayings = useSayings();
  const reading = useReading();
  const session = useSession();
  return (): readonly (readonly [string, string])[] => [
    [say("titleWord"), title],
    [say("asOf"), sayings.day(reading.asOf)],
    [say("knownAt"), reading.knownAt === undefined ? say("now") : sayings.moment(reading.knownAt)],
    ...about,
    [say("author"), session.account?.name ?? ""],
    [say("madeAt"), sayings.moment(new Date().toISOString())],
    [say("address"), location.pathname + location.search],
  ];
}
