/** The language switch. It keeps the page and everything in its address. */
import { Menu } from "@mantine/core";
import { speak } from "../language/dictionary.ts";
import { keepLanguage, type Language, languageNames, languages } from "../language/languages.ts";
import { useLanguage, useText } from "../language/use-text.ts";
import { BarButton } from "./BarButton.tsx";
import { frameText } from "./text.ts";

/** Shows everything in `language` from now on, and remembers it on this machine. */
export function chooseLanguage(language: Language): void {
  keepLanguage(language);
  document.documentElement.lang = language;
  speak(language);
}

export function LanguageMenu() {
  const say = useText(frameText);
  const current = useLanguage();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <BarButton label={`${say("language")}: ${languageNames[current].long}`}>
          {languageNames[current].short}
        </BarButton>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => chooseLanguage(language)}
            rightSection={language === current ? "✓" : null}
            aria-current={language === current ? "true" : undefined}
          >
            {languageNames[language].long}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
