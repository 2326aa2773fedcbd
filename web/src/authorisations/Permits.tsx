/** What a decision permits: each scope with missions, roles, modes and days, and the ceilings it counts under. */
import type { Authorisation, Ceiling, Scope } from "@contingent/server/authorisations/schema";
import { sayCountry } from "../language/countries.ts";
import { useWord } from "../language/use-reason.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { ConfidenceMark, DaysText, DayText } from "../ui/Marks.tsx";
import styles from "./Authorisations.module.css";
import { authorisationsText } from "./text.ts";

export function Permits({ authorisation }: { authorisation: Authorisation }) {
  const say = useText(authorisationsText);
  return (
    <>
      {authorisation.scopes.length > 0 && (
        <>
          <h3>{say("scopes")}</h3>
          <ul className={styles.list}>
            {authorisation.scopes.map((scope) => (
              <ScopeItem key={scope.id} scope={scope} />
            ))}
          </ul>
        </>
      )}
      {authorisation.ceilings.length > 0 && (
        <>
          <h3>{say("ceilings")}</h3>
          <ul className={styles.list}>
            {authorisation.ceilings.map((ceiling) => (
              <CeilingItem key={ceiling.id} ceiling={ceiling} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function ScopeItem({ scope }: { scope: Scope }) {
  const say = useText(authorisationsText);
  const word = useWord();
  const { language } = useSayings();
  const partner = scope.partner
    ? say("partnerIs", { country: sayCountry(scope.partner, language) })
    : say("anyPartner");
  const modes = scope.modes.map((mode) => (mode === "embedded" ? `${word(mode)} (${partner})` : word(mode)));
  const remarks = [
    ...(scope.endsWithMandate ? [say("endsWithMandate")] : []),
    ...(scope.coversWithdrawal ? [say("coversWithdrawal")] : []),
    ...(scope.caveats ? [scope.caveats] : []),
  ];
  return (
    <li title={scope.source}>
      <strong>{scope.missions.join(", ")}</strong> <ConfidenceMark confidence={scope.confidence} />
      <br />
      {scope.roles.map(word).join(", ")}; {modes.join(", ")}
      {scope.unitTypes.length > 0 && `; ${say("unitTypes")}: ${scope.unitTypes.map(word).join(", ")}`}
      <br />
      <span className={styles.quiet}>
        {scope.validTo ? (
          <DaysText from={scope.validFrom} to={scope.validTo} />
        ) : (
          <>
            <DayText day={scope.validFrom} /> –, {say("noEnd")}
          </>
        )}
        {remarks.length > 0 && ` · ${remarks.join(" · ")}`}
      </span>
      {scope.note && <p className={styles.quiet}>{scope.note}</p>}
    </li>
  );
}

function CeilingItem({ ceiling }: { ceiling: Ceiling }) {
  const say = useText(authorisationsText);
  const word = useWord();
  const { countDays } = useSayings();
  const { overlap } = ceiling;
  return (
    <li title={ceiling.source}>
      <strong>{ceiling.label}</strong>: {say("ceilingLine", { people: ceiling.people, reading: word(ceiling.reading) })}{" "}
      <ConfidenceMark confidence={ceiling.confidence} />
      <br />
      <span className={styles.quiet}>
        {word(ceiling.kind)}
        {overlap && <> · {say("overlapLine", { people: overlap.people, days: countDays(overlap.days) })}</>}{" "}
        {overlap?.inferred && <ConfidenceMark confidence="inferred" />}
        {ceiling.excludes.length > 0 && ` · ${say("excludes", { roles: ceiling.excludes.map(word).join(", ") })}`}
        {ceiling.note && ` · ${ceiling.note}`}
      </span>
    </li>
  );
}
