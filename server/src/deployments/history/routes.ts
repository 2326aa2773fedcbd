/** HTTP of imports of history. */
import { type Exchange, type Http, route, serve } from "../../platform/http.ts";
import { askCheck, askCommit, bringFile, discardImport } from "./actions.ts";
import { exportFindings, exportHistory, type HandedFile, historyTemplate } from "./export-actions.ts";
import { historyApi } from "./schema.ts";
import { getImport, listImports, pageOfFindings, pageOfLines } from "./store.ts";
import { undoImport } from "./undo-actions.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Registers the endpoints of imports. */
export function historyRoutes(app: Http): void {
  serve(app, historyApi.list, async (ctx) => {
    const items = [...(await listImports(ctx.db))];
    return { items, count: items.length };
  });
  serve(app, historyApi.bring, async (ctx, { body }) => {
    const { fileName, content, options } = body;
    return bringFile(ctx, { fileName, options, content: Buffer.from(content, "base64") });
  });
  serve(app, historyApi.get, async (ctx, { params }) => getImport(ctx.db, params.id));
  serve(app, historyApi.check, async (ctx, { params, body }) => askCheck(ctx, params.id, body));
  serve(app, historyApi.findings, async (ctx, { params, query }) => {
    await getImport(ctx.db, params.id);
    return pageOfFindings(ctx.db, params.id, query);
  });
  serve(app, historyApi.lines, async (ctx, { params, query }) => {
    await getImport(ctx.db, params.id);
    return pageOfLines(ctx.db, params.id, query);
  });
  serve(app, historyApi.commit, async (ctx, { params, body }) => askCommit(ctx, params.id, body.digest));
  serve(app, historyApi.discard, async (ctx, { params }) => discardImport(ctx, params.id));
  serve(app, historyApi.undo, async (ctx, { params, body }) => undoImport(ctx, params.id, body.reason));
  route(app, historyApi.faultBook, async (ctx, { params, query }, exchange) =>
    hand(exchange, await exportFindings(ctx, params.id, query.language)),
  );
  route(app, historyApi.template, async (ctx, { query }, exchange) =>
    hand(exchange, await historyTemplate(ctx, query.language)),
  );
  route(app, historyApi.export, async (ctx, { query }, exchange) =>
    hand(exchange, await exportHistory(ctx, query.language, query.knownAt)),
  );
}

function hand({ reply }: Exchange, { name, bytes }: HandedFile) {
  return reply
    .header("content-type", XLSX)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(bytes);
}
