/** Records for tests of selection, made without a database from the data that ship with the product. */
import { z } from "zod";
import agreedPosts from "../../../data/agreed-posts.json" with { type: "json" };
import policiesFile from "../../../data/selection-policies.json" with { type: "json" };
import unitTemplates from "../../../data/unit-templates.json" with { type: "json" };
import { shippedRules } from "../eligibility/fixtures.ts";
import { invent } from "../people/invent.ts";
import { declared } from "../people/rules.ts";
import { type Person, PersonId } from "../people/schema.ts";
import { addDays, type Day } from "../platform/days.ts";
import { newId } from "../platform/ids.ts";
import { postsOf, toursOfRotation } from "../units/rules.ts";
import { Post, UnitId, UnitTemplate, WantedTour } from "../units/schema.ts";
import { Policy } from "./policies.ts";
import type { PlanningLaw, Records, Volunteer, Wanted } from "./problem.ts";
import { USUAL_WEIGHTS } from "./scores.ts";

/** All policies that ship with the product, whatever their days. */
const shippedPolicies: readonly Policy[] = z.array(Policy).parse(policiesFile);

/** A law under which everything is covered by one authorisation of `atMost` people. */
export function permissiveLaw(atMost = 430): PlanningLaw {
  return {
    coverOf: () => ({ ok: true, label: "A-TEST", authorisation: "A-TEST" }),
    ceilings: [{ id: "A-TEST/total", where: { cover: ["A-TEST"] }, atMost, measure: "present", others: [] }],
  };
}

/** `count` volunteers of the kind, with gaps in their files. */
export function someVolunteers(
  kind: "reserve" | "company",
  count: number,
  decision: Day,
  firstNumber = 1,
): Volunteer[] {
  const people = invent({
    key: `fixture/${kind}`,
    kind,
    count,
    women: Math.round(count / 8),
    asOf: decision,
    firstNumber,
    gaps: true,
  });
  return people
    .filter((person) => person.declarations.some((declaration) => declared(declaration, decision)))
    .map((given) => ({ person: recorded(given), away: [], waivers: [] }));
}

function recorded(given: ReturnType<typeof invent>[number]): Person {
  return {
    ...given,
    id: PersonId.parse(newId()),
    version: 1,
    evidence: given.evidence.map((each) => ({ ...each, id: newId() })),
    declarations: given.declarations.map((each) => ({ ...each, id: newId() })),
  };
}

/** The single posts of the demonstration, or with them the reserve company, each with its tours of the year from `decision`. */
export function agreedTours(decision: Day, withCompany: boolean): Wanted[] {
  const single = agreedPosts.posts.map(({ rotation, ...post }) => ({
    rotation,
    post: Post.parse({
      ...post,
      id: newId(),
      unit: null,
      unitId: null,
      block: "",
      validFrom: "2014-01-01",
      validTo: null,
    }),
  }));
  const company = withCompany ? companyPosts() : [];
  return [...single, ...company]
    .filter(({ post }) => post.mission !== "UNIFIL")
    .flatMap(({ post, rotation }) =>
      toursOfRotation(rotation, agreedPosts.handoverDays, decision, addDays(decision, 364)).map((stay) => ({
        post,
        tour: WantedTour.parse({
          ...stay,
          id: newId(),
          postId: post.id,
          code: `${post.code}/${stay.firstDay.slice(0, 7)}`,
          agreedIn: "test",
        }),
      })),
    );
}

function companyPosts() {
  const template = z
    .array(UnitTemplate.omit({ id: true }))
    .parse(unitTemplates)
    .find(({ unitType }) => unitType === "INF_COY_RES");
  if (template === undefined) throw new Error("no template of the reserve company");
  const unit = {
    id: UnitId.parse(newId()),
    code: "UNDOF/reserve-company",
    mission: "UNDOF",
    mode: "self" as const,
    partner: null,
    validFrom: "2024-02-22",
    validTo: null,
  };
  return postsOf(template, unit).map((post) => ({
    rotation: { month: 4, day: 10, months: 12 },
    post: Post.parse({ ...post, id: newId(), unit: unit.code }),
  }));
}

/** Records of the demonstration's single posts and 120 officers; `part` says what differs. */
export function someRecords(part: Partial<Records> = {}): Records {
  const decision = part.decision ?? "2026-11-23";
  return {
    title: "test",
    decision,
    wanted: agreedTours(decision, false),
    volunteers: someVolunteers("reserve", 120, decision),
    rules: shippedRules,
    policies: shippedPolicies.filter(
      ({ effectiveFrom, effectiveTo }) => effectiveFrom <= decision && (effectiveTo ?? decision) >= decision,
    ),
    law: permissiveLaw(),
    missionLastDay: () => null,
    edits: [],
    previous: [],
    weights: USUAL_WEIGHTS,
    seed: 1,
    ...part,
  };
}
