/** HTTP of people. */
import { cutPage, decodeCursor, TextKey } from "../platform/cursor.ts";
import { type Http, serve } from "../platform/http.ts";
import { giveDeclaration, personFile, recordEvidence, withdrawDeclaration } from "./actions.ts";
import { peopleApi } from "./schema.ts";
import { countPeople, listRanks, pageOfPeople } from "./store.ts";

/** Serves the endpoints of `peopleApi`. */
export function peopleRoutes(app: Http): void {
  serve(app, peopleApi.listPeople, async (ctx, { query: { cursor, limit = 100, on = ctx.today, ...narrow } }) => {
    const filter = { ...narrow, on };
    const after = decodeCursor(cursor, TextKey)?.[0] ?? "";
    const rows = await pageOfPeople(ctx.db, filter, after, limit + 1);
    return cutPage(rows, limit, await countPeople(ctx.db, filter), (line) => [line.number]);
  });
  serve(app, peopleApi.getPerson, (ctx, { params }) => personFile(ctx, params.id));
  serve(app, peopleApi.listRanks, async (ctx) => ({ items: [...(await listRanks(ctx.db))] }));
  serve(app, peopleApi.recordEvidence, (ctx, { params, body }) => recordEvidence(ctx, params.id, body));
  serve(app, peopleApi.giveDeclaration, (ctx, { params, body }) => giveDeclaration(ctx, params.id, body));
  serve(app, peopleApi.withdrawDeclaration, (ctx, { params, body }) =>
    withdrawDeclaration(ctx, params.id, params.declarationId, body.withdrawn),
  );
}
