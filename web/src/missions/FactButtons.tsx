/** Correct and withdraw, beside a fact that is on record. */
import { useSayings, useText } from "../language/use-text.ts";
import { useOpenChange } from "./Changes.tsx";
import styles from "./Missions.module.css";
import { missionsText } from "./text.ts";

export function FactButtons({ fact, id }: { fact: "mandate" | "strength"; id: string }) {
  const say = useText(missionsText);
  const open = useOpenChange();
  const { language } = useSayings();
  return (
    <span className={`${styles.factButtons} no-print`} lang={language}>
      <button type="button" onClick={() => open(`${fact}_corrected:${id}`)}>
        {say("correct")}
      </button>
      <button type="button" onClick={() => open(`${fact}_withdrawn:${id}`)}>
        {say("withdraw")}
      </button>
    </span>
  );
}
