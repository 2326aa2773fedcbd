/** Light, dark, or as the system has it. */
import { Menu, useMantineColorScheme } from "@mantine/core";
import { useText } from "../language/use-text.ts";
import { BarButton } from "./BarButton.tsx";
import { frameText } from "./text.ts";

const schemes = [
  { value: "light", key: "light" },
  { value: "dark", key: "dark" },
  { value: "auto", key: "system" },
] as const;

export function SchemeMenu() {
  const say = useText(frameText);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <BarButton label={say("scheme")}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
          </svg>
        </BarButton>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ value, key }) => (
          <Menu.Item
            key={value}
            onClick={() => setColorScheme(value)}
            rightSection={value === colorScheme ? "✓" : null}
          >
            {say(key)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
