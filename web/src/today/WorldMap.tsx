/** The part of the world where people are, with a circle for each mission; its area is the number of people. */
import type { Today } from "@contingent/server/figures/schema";
import { geoGraticule10, geoNaturalEarth1, geoPath } from "d3-geo";
import { useMemo } from "react";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";
import { sayCountry } from "../language/countries.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { useSession } from "../session/session.ts";
import { useWidth } from "../ui/use-width.ts";
import { type Placed, spread } from "./places.ts";
import styles from "./Today.module.css";
import { todayText } from "./text.ts";

type Line = Today["missions"][number];

interface WorldMapProps {
  readonly missions: readonly Line[];
  readonly chosen: string | undefined;
  readonly onChoose: (mission: string) => void;
}

interface Countries {
  readonly countries: GeometryCollection<{ name: string }>;
}

const world = atlas as unknown as Topology<Countries & Topology["objects"]>;
const lands = feature(world, world.objects.countries);
const height = 340;

export default function WorldMap({ missions, chosen, onChoose }: WorldMapProps) {
  const [box, width] = useWidth();
  return (
    <div ref={box} className={styles.map} style={{ height }}>
      {width > 0 && <Drawn missions={missions} chosen={chosen} onChoose={onChoose} width={width} />}
    </div>
  );
}

/** The edges of the view in degrees: all missions and home, never less than a continent. */
const least = { west: -20, south: -12, east: 82, north: 56 };

function frameOf(missions: readonly Line[]) {
  const at = missions.flatMap((mission) =>
    mission.lat === null || mission.lon === null ? [] : [[mission.lon, mission.lat] as const],
  );
  const west = Math.min(least.west, ...at.map(([lon]) => lon - 6));
  const east = Math.max(least.east, ...at.map(([lon]) => lon + 12));
  const south = Math.min(least.south, ...at.map(([, lat]) => lat - 6));
  const north = Math.max(least.north, ...at.map(([, lat]) => lat + 6));
  return {
    type: "MultiPoint" as const,
    coordinates: [
      [west, south],
      [west, north],
      [east, south],
      [east, north],
      [(west + east) / 2, north],
      [(west + east) / 2, south],
    ],
  };
}

function Drawn({ missions, chosen, onChoose, width }: WorldMapProps & { width: number }) {
  const say = useText(todayText);
  const { contributor } = useSession();
  const { land, net, home, places } = useMemo(
    () => layOut(missions, width, contributor),
    [missions, width, contributor],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds buttons is a group
    <svg width={width} height={height} className={styles.world} role="group" aria-label={say("mapFinding")}>
      <path d={net} className={styles.net} />
      <path d={land} className={styles.land} />
      <path d={home} className={styles.home} />
      {places.map((place) => {
        const line = missions.find((mission) => mission.id === place.id);
        return (
          line && <Circle key={place.id} place={place} line={line} chosen={chosen === place.id} onChoose={onChoose} />
        );
      })}
    </svg>
  );
}

function layOut(missions: readonly Line[], width: number, contributor: string) {
  const projection = geoNaturalEarth1().fitExtent(
    [
      [0, 0],
      [width, height],
    ],
    frameOf(missions),
  );
  const path = geoPath(projection);
  const radius = (people: number) => 3.5 + 1.55 * Math.sqrt(people);
  const places = missions.flatMap((mission) => {
    const at = mission.lat === null || mission.lon === null ? null : projection([mission.lon, mission.lat]);
    if (!at) return [];
    return [
      {
        id: mission.id,
        x: at[0],
        y: at[1],
        radius: radius(mission.people),
        words: 8 * (mission.id.length + 1 + String(mission.people).length) + 6,
      },
    ];
  });
  return {
    land: path(lands) ?? "",
    net: path(geoGraticule10()) ?? "",
    home:
      path({
        type: "FeatureCollection",
        features: lands.features.filter((one) => one.properties.name === sayCountry(contributor, "en")),
      }) ?? "",
    places: spread(places, height),
  };
}

interface CircleProps {
  readonly place: Placed;
  readonly line: Line;
  readonly chosen: boolean;
  readonly onChoose: (mission: string) => void;
}

function Circle({ place, line, chosen, onChoose }: CircleProps) {
  const say = useText(todayText);
  const { number } = useSayings();
  const inWords = useWords();
  const { atX, atY, radius } = place;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing
    <g
      role="button"
      tabIndex={0}
      aria-pressed={chosen}
      aria-label={`${say("mapOne", { mission: line.id, people: line.people })}. ${inWords(line.name)}`}
      className={styles.circle}
      data-chosen={chosen || undefined}
      onClick={() => onChoose(line.id)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onChoose(line.id);
      }}
    >
      <line x1={place.x} y1={place.y} x2={atX} y2={atY} className={styles.leader} />
      <circle cx={place.x} cy={place.y} r={1.5} className={styles.spot} />
      <circle cx={atX} cy={atY} r={radius} className={styles.disc} />
      {line.inferred > 0 && <circle cx={atX} cy={atY} r={radius + 2.5} className={styles.ring} />}
      <text x={atX + radius + 6} y={atY + 4.5} className={styles.words}>
        {line.id} <tspan fontWeight={700}>{number(line.people)}</tspan>
      </text>
      <title>{inWords(line.name)}</title>
    </g>
  );
}
