/** Which keys do what, and the switch for those without Ctrl or Alt. */
import { Modal, Switch } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useText } from "../language/use-text.ts";
import { uiText } from "../ui/text.ts";
import styles from "./KeyboardMap.module.css";
import { keyboardText } from "./keyboard-text.ts";
import { places } from "./Navigation.tsx";
import { frameText } from "./text.ts";
import { goKeyOf, setSingleKeys, singleKeysOn } from "./use-frame-keys.ts";

export default function KeyboardMap({ onClose }: { onClose: () => void }) {
  const say = useText(keyboardText);
  const sayFrame = useText(frameText);
  const sayUi = useText(uiText);
  const [on, setOn] = useState(singleKeysOn);
  const goes = places.map(({ key, to }): [ReactNode, string] => [
    <Keys key={key} names={["g", goKeyOf(to) ?? ""]} then={say("keyThen")} />,
    say("keyGo", { page: sayFrame(key) }),
  ]);
  const rows: [ReactNode, string][] = [
    [<Keys key="/" names={["/"]} />, say("keySearch")],
    [<Keys key="k" names={["Ctrl", "K"]} then="+" />, say("keySearch")],
    [<Keys key="?" names={["?"]} />, say("keyMap")],
    [<Keys key="d" names={["d"]} />, sayFrame("keyAsOf")],
    ...goes,
    [<Keys key="lr" names={["←", "→"]} />, say("keyChart")],
    [<Keys key="ud" names={["↑", "↓"]} />, say("keyTable")],
    [<Keys key="enter" names={["Enter"]} />, say("keyOpen")],
    [<Keys key="esc" names={["Esc"]} />, say("keyClose")],
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={sayFrame("keyboard")}
      closeButtonProps={{ "aria-label": sayUi("close") }}
      size="md"
    >
      <table className={styles.map}>
        <tbody>
          {rows.map(([keys, what], index) => (
            // Rows never move.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={index}>
              <th scope="row">{keys}</th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Switch
        mt="md"
        size="xs"
        label={say("singleKeys")}
        checked={on}
        onChange={(event) => {
          setSingleKeys(event.currentTarget.checked);
          setOn(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}

function Keys({ names, then = "" }: { names: readonly string[]; then?: string }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && <span className={styles.then}> {then} </span>}
      <kbd className={styles.key}>{name}</kbd>
    </span>
  ));
}
