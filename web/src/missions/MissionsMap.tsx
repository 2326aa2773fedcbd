/** Missions where they have their headquarters; those with our people by their number, the others as points. Nothing is fetched. */
import { useNavigate } from "@tanstack/react-router";
import { geoGraticule10, geoNaturalEarth1, geoPath } from "d3-geo";
import { useMemo } from "react";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";
import { useSayings, useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { useWidth } from "../ui/use-width.ts";
import styles from "./Missions.module.css";
import { type PlacedRow, placesOf } from "./places.ts";
import type { MissionRow } from "./rows.ts";
import { missionsText } from "./text.ts";
import { useMissionWord } from "./words.ts";

interface Countries {
  readonly countries: GeometryCollection<{ name: string }>;
}

const world = atlas as unknown as Topology<Countries & Topology["objects"]>;
const lands = feature(world, world.objects.countries);

/** The whole width is shown; the poles, where no mission is, are cut. */
const shape = 0.46;
const least = 260;

export default function MissionsMap({ rows }: { rows: readonly MissionRow[] }) {
  const say = useText(missionsText);
  const [box, width] = useWidth();
  const height = Math.max(least, Math.round(width * shape));
  const off = rows.filter((row) => row.headquarters === null);
  return (
    <figure className={styles.mapFigure}>
      <div ref={box} className={styles.map} style={{ height }}>
        {width > 0 && <Drawn rows={rows} width={width} height={height} />}
      </div>
      <figcaption className={styles.quiet}>
        <span className={styles.sign} data-ours aria-hidden="true" /> {say("mapOurs")}{" "}
        <span className={styles.sign} aria-hidden="true" /> {say("mapOthers")}.{" "}
        {off.length > 0 && `${say("noPlace", { missions: off.map((row) => row.id).join(", ") })} `}
        {say("borders")}
      </figcaption>
    </figure>
  );
}

function Drawn({ rows, width, height }: { rows: readonly MissionRow[]; width: number; height: number }) {
  const say = useText(missionsText);
  const { land, net, places } = useMemo(() => layOut(rows, width, height), [rows, width, height]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group
    <svg
      width={width}
      height={height}
      className={styles.world}
      role="group"
      aria-label={say("mapFinding", { count: places.length })}
    >
      <path d={net} className={styles.net} />
      <path d={land} className={styles.land} />
      {places.map((place) => (
        <Spot key={place.row.id} place={place} />
      ))}
    </svg>
  );
}

function layOut(rows: readonly MissionRow[], width: number, height: number) {
  const projection = geoNaturalEarth1().fitExtent(
    [
      [4, 4],
      [width - 4, height - 4],
    ],
    {
      type: "MultiPoint",
      coordinates: [
        [-150, -40],
        [-150, 66],
        [165, 66],
        [165, -40],
      ],
    },
  );
  const path = geoPath(projection);
  const at = (row: MissionRow) =>
    row.headquarters === null ? null : projection([row.headquarters.lon, row.headquarters.lat]);
  return { land: path(lands) ?? "", net: path(geoGraticule10()) ?? "", places: placesOf(rows, at, width) };
}

function Spot({ place }: { place: PlacedRow }) {
  const say = useText(missionsText);
  const word = useMissionWord();
  const { number } = useSayings();
  const inWords = useWords();
  const navigate = useNavigate();
  const { row, x, y, radius, named, left } = place;
  const open = () =>
    void navigate({
      to: "/missions/$id",
      params: { id: row.id },
      search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt }),
    });
  // What is read aloud begins with what is seen.
  const seen = row.ours > 0 ? `${row.id} ${number(row.ours)}` : row.id;
  const ours = row.ours > 0 ? `, ${say("ourPeople")}` : "";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a link cannot stand inside a drawing
    <g
      role="link"
      tabIndex={0}
      aria-label={`${seen}${ours}. ${inWords(row.name)}, ${word(row.state)}`}
      className={styles.spot}
      data-ours={row.ours > 0 || undefined}
      data-closed={row.state !== "active" || undefined}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === "Enter") open();
      }}
    >
      <circle cx={x} cy={y} r={radius} className={styles.disc} />
      <circle cx={x} cy={y} r={Math.max(radius, 9)} className={styles.touch} />
      {named && (
        <text
          x={left ? x - radius - 4 : x + radius + 4}
          y={y + 4}
          textAnchor={left ? "end" : "start"}
          className={styles.words}
        >
          {seen}
        </text>
      )}
      <title>{`${row.id}: ${inWords(row.name)}`}</title>
    </g>
  );
}
