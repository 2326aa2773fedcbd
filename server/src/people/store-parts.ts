/** SQL of the parts of people's files: names, ranks and postings, each read at once for all who are meant. */
import { z } from "zod";
import { type Db, sql } from "../platform/db.ts";
import { PersonId, PersonName, Posting, RankHeld } from "./schema.ts";

type Sql = ReturnType<typeof sql>;

/** Rows of one kind by person, as one JSON text for each person who has any. */
const PartsRow = z.object({ personId: PersonId, parts: z.unknown() });

/**
 * Parts of files by person; nobody without any. `query` answers `personId` and `parts`. Kinds are asked one by one: joined, a
 * database without statistics reads them again for each person.
 */
export async function partsOf<T>(db: Db, shape: z.ZodType<T>, query: Sql): Promise<ReadonlyMap<string, readonly T[]>> {
  const rows = await db.many(PartsRow, query);
  return new Map(rows.map((row) => [row.personId, z.array(shape).parse(row.parts)]));
}

/** Names by person, of the rows that `which` holds for. */
export function namesBy(db: Db, which: Sql): Promise<ReadonlyMap<string, readonly PersonName[]>> {
  return partsOf(
    db,
    PersonName,
    sql`
      select person_id as "personId", jsonb_agg(jsonb_build_object('script', script, 'family', family, 'given', given,
        'patronymic', patronymic) order by script) as parts
      from person_names where ${which} group by person_id
    `,
  );
}

/** Ranks by person, the first held first; of the rows that `which` holds for. */
export function ranksBy(db: Db, which: Sql): Promise<ReadonlyMap<string, readonly RankHeld[]>> {
  return partsOf(
    db,
    RankHeld,
    sql`
      select person_id as "personId", jsonb_agg(jsonb_build_object('rank', rank, 'grade', grade, 'validFrom', valid_from,
        'validTo', valid_to) order by valid_from) as parts
      from person_ranks where ${which} group by person_id
    `,
  );
}

/** Home units and branches by person, the first first; of the rows that `which` holds for. */
export function postingsBy(db: Db, which: Sql): Promise<ReadonlyMap<string, readonly Posting[]>> {
  return partsOf(
    db,
    Posting,
    sql`
      select person_id as "personId", jsonb_agg(jsonb_build_object('homeUnit', home_unit, 'branch', branch, 'validFrom', valid_from,
        'validTo', valid_to) order by valid_from) as parts
      from person_postings where ${which} group by person_id
    `,
  );
}
