/** The demonstration country's units, posts, and the tours agreed for the year from today. */
import { z } from "zod";
import agreedPosts from "../../../data/agreed-posts.json" with { type: "json" };
import unitTemplates from "../../../data/unit-templates.json" with { type: "json" };
import unitTypes from "../../../data/unit-types.json" with { type: "json" };
import { lastPlannableDay } from "../missions/rules.ts";
import { listMissions } from "../missions/store.ts";
import type { Context } from "../platform/context.ts";
import { addDays, type Day, earlierDay } from "../platform/days.ts";
import type { Outcome } from "../platform/outcome.ts";
import { adoptTemplates, agreeTours, fieldUnit, openPosts, type TourOrder } from "./actions.ts";
import { type Rotation, toursOfRotation } from "./rules.ts";
import { Post, Unit, UnitTemplate, UnitType } from "./schema.ts";

const RotationFile = z.object({ month: z.int(), day: z.int(), months: z.int().positive() });
const AgreedPosts = z.object({
  source: z.string(),
  handoverDays: z.int().nonnegative(),
  posts: z.array(
    Post.pick({
      code: true,
      mission: true,
      role: true,
      mode: true,
      partner: true,
      title: true,
      function: true,
      gradeMin: true,
      gradeMax: true,
      key: true,
      value: true,
      requirements: true,
    }).extend({ rotation: RotationFile }),
  ),
  units: z.array(
    Unit.pick({
      code: true,
      title: true,
      unitType: true,
      templateVersion: true,
      mission: true,
      mode: true,
      partner: true,
      validFrom: true,
    }).extend({ rotation: RotationFile }),
  ),
});

/** First day of every single post of the demonstration: before the first tour that is told of. */
const POSTS_FROM = "2014-01-01";

/** Writes templates, units, posts, and one agreed tour for each change of hands within a year from `ctx.today`. */
export async function loadUnitsDemo(ctx: Context): Promise<void> {
  const file = AgreedPosts.parse(agreedPosts);
  const templates = must(
    await adoptTemplates(
      ctx,
      z.array(UnitType).parse(unitTypes),
      z.array(UnitTemplate.omit({ id: true })).parse(unitTemplates),
    ),
  );
  const missions = await listMissions(ctx.db, ctx.now);
  const ends = new Map(missions.map((mission) => [mission.id, lastPlannableDay(mission)]));
  const lastDay = (mission: string): Day | null => ends.get(mission) ?? null;

  const single = await openPosts(
    ctx,
    file.posts.map(({ rotation: _, ...post }) => ({
      ...post,
      unitId: null,
      block: "",
      validFrom: POSTS_FROM,
      validTo: lastDay(post.mission),
    })),
  );
  const rotationOf = new Map<string, Rotation>(file.posts.map((post) => [post.code, post.rotation]));
  const inUnits: Post[] = [];
  for (const { rotation, unitType, templateVersion, ...order } of file.units) {
    const template = templates.find((each) => each.unitType === unitType && each.version === templateVersion);
    if (template === undefined) throw new Error(`No template ${unitType} version ${templateVersion}.`);
    const posts = await fieldUnit(ctx, template, { ...order, validTo: lastDay(order.mission) });
    for (const post of posts) rotationOf.set(post.code, rotation);
    inUnits.push(...posts);
  }
  const orders = [...single, ...inUnits].flatMap((post) => ordersFor(post, rotationOf.get(post.code), file, ctx.today));
  must(await agreeTours(ctx, orders, { handoverDays: file.handoverDays, missionLastDay: lastDay }));
}

/** Nothing is agreed past the post's last day: a mission that ends asks for no further tour. */
function ordersFor(
  post: Post,
  rotation: Rotation | undefined,
  file: z.infer<typeof AgreedPosts>,
  today: Day,
): TourOrder[] {
  if (rotation === undefined) return [];
  const to = addDays(today, 364);
  const until = post.validTo === null ? to : earlierDay(to, post.validTo);
  return toursOfRotation(rotation, file.handoverDays, today, until)
    .filter(({ lastDay }) => post.validTo === null || lastDay <= post.validTo)
    .map((stay) => ({
      ...stay,
      post,
      postId: post.id,
      code: `${post.code}/${stay.firstDay.slice(0, 7)}`,
      agreedIn: "Assumed for the demonstration",
    }));
}

function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals.map(({ message }) => message).join(" "));
}
